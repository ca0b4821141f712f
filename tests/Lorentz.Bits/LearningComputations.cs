using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;

namespace Lorentz.Bits;

/// <summary>Computations of Lorentz.Learning, small enough for processors that emulate every fused multiply-add.</summary>
public static class LearningComputations
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        new("training-6", threads => Training(6, 21, threads)),
        new("training-7", threads => Training(7, 32, threads)),
        new("training-activations", threads => new BitHash()
            .Add(Training(3, 9, threads, ActivationKind.Relu))
            .Add(Training(3, 9, threads, ActivationKind.Gelu))
            .Add(Training(3, 9, threads, ActivationKind.Tanh)).Value),
        new("inference", _ => Inference()),
        new("deep-inference", _ => DeepInference()),
        new("deep-inference-double", _ => DeepInferenceDouble()),
        new("derivatives", _ => Derivatives()),
        new("quantised-inference", QuantisedComputation.Run),
        new("activations", _ => Activations()),
        new("levenberg-marquardt", LeastSquares),
        new("limited-memory-bfgs", QuasiNewton),
    ];

    /// <summary>Three epochs of two full batches and a partial one, with moving average and gradient limit.</summary>
    private static ulong Training(int inputs, int width, int threads, ActivationKind activation = ActivationKind.Silu)
    {
        var plan = new TrainingPlan
        {
            BatchSize = 300,
            Epochs = 3,
            Schedule = new(0.01, 1e-4, 1),
            Seed = 3,
            ComponentWeights = [1f, 0.5f, 2f, 1f],
            AverageDecay = 0.9,
            GradientNormLimit = 0.5,
        };
        var shape = new NetworkShape(inputs, width, 4, activation);
        var network = XavierUniform.Create(shape, 1, 2, hiddenBias: 1.0);
        var result = Trainer.Run(plan, network, Samples(inputs, 701, 10), Samples(inputs, 150, 30), threads, new SilentObserver());
        var hash = new BitHash();
        if (result is not TrainingResult.Completed { State: var state })
        {
            return hash.Value;
        }

        hash.Add(state.Weights).Add(state.FirstMoment).Add(state.SecondMoment).Add(state.Average).Add(state.BestWeights);
        foreach (var record in state.History)
        {
            hash.Add(record.TrainingLoss).Add(record.ValidationLoss).Add(record.LearningRate);
        }

        return hash.Value;
    }

    /// <summary>Four damped steps over several chunks: Jacobian, normal equations, Cholesky.</summary>
    private static ulong LeastSquares(int threads)
    {
        var shape = new NetworkShape(6, 9, 4, ActivationKind.Silu);
        var start = Array.ConvertAll(WidthScaled.Create(shape, 1, 2).Weights, weight => (double)weight);
        var residuals = new NetworkResiduals(shape, Samples(6, 700, 10), [1.0, 0.5, 2.0, 1.0]);
        var state = LevenbergMarquardt.Run(residuals, LevenbergMarquardtState.Start(start), new(), 4, threads).State;
        return new BitHash().Add(state.Point).Add(state.Damping ?? 0).Add(state.Value ?? 0).Value;
    }

    /// <summary>Ten steps on a loss of several parts.</summary>
    private static ulong QuasiNewton(int threads)
    {
        var shape = new NetworkShape(6, 16, 4, ActivationKind.Silu);
        var loss = new NetworkLoss(shape, Samples(6, 4500, 10), [1f, 0.5f, 2f, 1f], threads);
        var start = LimitedMemoryState.Start(loss, Array.ConvertAll(WidthScaled.Create(shape, 3, 4).Weights, weight => (double)weight));
        var state = LimitedMemoryBfgs.Run(loss, start, new() { Memory = 4 }, 10).State;
        return new BitHash().Add(state.Point).Add(state.Gradient).Add((ulong)state.Evaluations).Value;
    }

    private static ulong Inference()
    {
        var hash = new BitHash();
        foreach (var (inputs, width, outputs) in new[] { (6, 64, 4), (7, 31, 4), (12, 16, 3) })
        {
            var network = new PackedNetwork(
                XavierUniform.Create(new NetworkShape(inputs, width, outputs, ActivationKind.Silu), 5, 6, hiddenBias: 2.0));
            var stream = new RandomStream(7, 8);
            var rows = new float[40 * inputs];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = (float)stream.Uniform((ulong)i, -3.0, 3.0);
            }

            var (batch, single) = (new float[40 * outputs], new float[outputs]);
            network.EvaluateBatch(rows, 40, batch);
            network.Evaluate(rows.AsSpan(inputs, inputs), single);
            hash.Add(batch).Add(single);
        }

        return hash.Value;
    }

    /// <summary>Thirty samples together and the second alone, through networks of every activation.</summary>
    private static ulong DeepInference()
    {
        var hash = new BitHash();
        foreach (var outputs in DeepOutputs(value => (float)value))
        {
            hash.Add(outputs);
        }

        return hash.Value;
    }

    private static ulong DeepInferenceDouble()
    {
        var hash = new BitHash();
        foreach (var outputs in DeepOutputs(value => value))
        {
            hash.Add(outputs);
        }

        return hash.Value;
    }

    private static IEnumerable<T[]> DeepOutputs<T>(Func<double, T> number)
        where T : unmanaged
    {
        foreach (var kind in Enum.GetValues<ActivationKind>())
        {
            var network = WidthScaled.Create(new DeepShape(6, [21, 70, 13], 5, kind), 5, 6);
            var packed = new PackedDeepNetwork<T>(network);
            var stream = new RandomStream(7, 9);
            T[] rows = [.. Enumerable.Range(0, 30 * 6).Select(i => number(stream.Uniform((ulong)i, -2.0, 2.0)))];
            var (batch, single) = (new T[30 * 5], new T[5]);
            packed.EvaluateBatch(rows, 30, batch, new(network.Shape));
            packed.Evaluate(rows.AsSpan(6, 6), single);
            yield return batch;
            yield return single;
        }
    }

    /// <summary>Derivatives of networks of one layer, whole groups of inputs and parts of them, and of several.</summary>
    private static ulong Derivatives()
    {
        var hash = new BitHash();
        var stream = new RandomStream(7, 10);
        float[] inputs = [.. Enumerable.Range(0, 20).Select(i => (float)stream.Uniform((ulong)i, -2.0, 2.0))];
        foreach (var kind in new[] { ActivationKind.Silu, ActivationKind.Relu, ActivationKind.Gelu, ActivationKind.Tanh })
        {
            foreach (var (count, width, outputs) in new[] { (6, 600, 4), (7, 31, 3), (20, 16, 1) })
            {
                var network = new PackedNetwork(WidthScaled.Create(new NetworkShape(count, width, outputs, kind), 5, 6));
                var (values, jacobian) = (new float[outputs], new float[outputs * count]);
                network.Differentiate(inputs.AsSpan(0, count), values, jacobian);
                hash.Add(values).Add(jacobian);
            }
        }

        foreach (var kind in Enum.GetValues<ActivationKind>())
        {
            var network = WidthScaled.Create(new DeepShape(6, [21, 70, 13], 5, kind), 5, 6);
            var (values, jacobian) = (new float[5], new float[30]);
            new PackedDeepNetwork<float>(network).Differentiate(inputs.AsSpan(0, 6), values, jacobian);
            hash.Add(values).Add(jacobian);
            var (wide, wideJacobian) = (new double[5], new double[30]);
            new PackedDeepNetwork<double>(network).Differentiate([.. inputs[..6].Select(value => (double)value)], wide, wideJacobian);
            hash.Add(wide).Add(wideJacobian);
        }

        return hash.Value;
    }

    /// <summary>Every activation and its derivatives, at ordinary and at far arguments.</summary>
    private static ulong Activations()
    {
        var hash = new BitHash();
        var stream = new RandomStream(13, 1);
        double[] z = [.. Enumerable.Range(0, 301).Select(i => stream.Uniform((ulong)i, -8.0, 8.0) * (i % 20 == 0 ? 40.0 : 1.0))];
        float[] singles = [.. z.Select(value => (float)value)];
        var (f, d, singleF, singleD) = (new double[z.Length], new double[z.Length], new float[z.Length], new float[z.Length]);
        foreach (var kind in Enum.GetValues<ActivationKind>())
        {
            ActivationFunctions.ValueAndDerivative<double>(kind, z, f, d);
            ActivationFunctions.ValueAndDerivative<float>(kind, singles, singleF, singleD);
            hash.Add(f).Add(d).Add(singleF).Add(singleD);
            for (var order = 1; order <= 3; order++)
            {
                ActivationFunctions.Derivative<double>(kind, order, z, d);
                ActivationFunctions.Derivative<float>(kind, order, singles, singleD);
                hash.Add(d).Add(singleD);
            }
        }

        return hash.Value;
    }

    private static InMemorySamples Samples(int inputs, int count, ulong stream)
    {
        var columns = new float[inputs + 5][];
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c] = new float[count];
            for (var i = 0; i < count; i++)
            {
                columns[c][i] = (float)new RandomStream(9, stream + (ulong)c).Uniform((ulong)i, -1.5, 1.5);
            }
        }

        return new(columns[..inputs], columns[inputs..(inputs + 4)], [.. columns[^1].Select(v => v + 2f)]);
    }
}
