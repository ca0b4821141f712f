using Lorentz.Learning.Activations;
using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.Samples;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Real;

namespace Lorentz.Bits;

/// <summary>Computations on tapes, small enough for processors that emulate every fused multiply-add.</summary>
public static class TapeComputations
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        new("tape-training", Training),
        new("tape-gradient", _ => Gradient()),
        new("tape-recurrent", _ => Recurrent()),
    ];

    /// <summary>Two epochs of a deep network whose loss has its own derivative in it, in chunks of several sizes.</summary>
    private static ulong Training(int threads)
    {
        var tape = new TapeBuilder<float>();
        var (x, target) = (tape.Input(6), tape.Input(4));
        var y = tape.Dense(tape.Dense(tape.Dense(x, 33, ActivationKind.Silu), 20, ActivationKind.Tanh), 4);
        var slope = Tangents.Of(tape, y, x, tape.ConstantPerSample(1, 6, 0, 0, 1, 0, 0, 0));
        var error = tape.ConcatColumns(tape.Subtract(y, target), tape.Scale(slope, 0.1));
        var loss = tape.SumColumns(tape.Square(error));
        var trainee = new TapeTrainee(tape.Build(loss), loss, x, target, [new(10, 50, 0.3, false)]);
        var plan = new TrainingPlan
        {
            BatchSize = 300,
            Epochs = 2,
            Schedule = new(0.01, 1e-4, 1),
            Seed = 3,
            ComponentWeights = [],
            AverageDecay = 0.9,
            GradientNormLimit = 0.5,
        };
        var weights = Numbers(trainee.Parameters, 40, 0.4).Select(v => (float)v).ToArray();
        var result = Trainer.Run(plan, trainee, weights, Samples(701, 50), Samples(150, 70), threads, new SilentObserver());
        var hash = new BitHash();
        if (result is not TrainingResult.Completed { State: var state })
        {
            return hash.Value;
        }

        hash.Add(state.Weights).Add(state.FirstMoment).Add(state.SecondMoment).Add(state.Average).Add(state.BestWeights);
        foreach (var record in state.History)
        {
            hash.Add(record.TrainingLoss).Add(record.ValidationLoss);
        }

        return hash.Value;
    }

    /// <summary>The other operations in double precision: attention, a recurrent step and a function of a row.</summary>
    private static ulong Gradient()
    {
        var tape = new TapeBuilder<double>();
        var x = tape.Input(7, rowsPerSample: 3, needsGradient: true);
        var keys = tape.Dense(x, 5, ActivationKind.Gelu);
        var attention = tape.MatMul(tape.Softmax(tape.MatMul(keys, tape.Dense(x, 5), transposeB: true)), x);
        var state = tape.RepeatRows(tape.MeanRowsPerSample(tape.SliceColumns(attention, 1, 3)), 3);
        var gate = tape.Activate(tape.Dense(tape.ConcatColumns(state, x), 3), ActivationKind.Sigmoid);
        var point = tape.Pointwise(default(Rotation), tape.Divide(gate, tape.AddScalar(tape.Exp(state), 1.0)));
        var y = tape.Reshape(tape.Sqrt(tape.AddScalar(tape.Square(point), 0.1)), 1, 6);
        var program = tape.Build(y);
        var memory = new TapeMemory<double>(program, 9);
        var weights = Numbers(program.ParameterCount, 90, 0.7);
        var gradient = new double[weights.Length];
        program.Forward(memory, weights, Numbers(9 * 21, 91, 1.0), 9);
        program.Backward(memory, weights, 9, y, Numbers(9 * 6, 92, 1.0), gradient);
        return new BitHash().Add(memory.Output(y, 9)).Add(memory.Gradient(x, 9)).Add(gradient).Value;
    }

    /// <summary>A recurrent network of one sample, whose cells share their weights, by Adam and by Levenberg-Marquardt.</summary>
    private static ulong Recurrent()
    {
        var tape = new TapeBuilder<double>();
        var (w, b, u, head, zero) = (tape.Parameter(9, 2), tape.Parameter(1, 9), tape.Parameter(9, 9), tape.Parameter(1, 9), tape.Parameter(1, 1));
        List<TapeNode> values = [tape.Constant(1, 1, 0.3), tape.Constant(1, 1, -0.7)];
        while (values.Count < 6)
        {
            var row = tape.ConcatColumns([.. values]);
            var largest = tape.MaxColumns(tape.Abs(row));
            var state = tape.Dense(tape.ConcatColumns(largest, tape.MedianColumns(row)), w, b, ActivationKind.Tanh);
            foreach (var value in values)
            {
                var x = tape.ConcatColumns(tape.Divide(value, largest), tape.Log(tape.AddScalar(tape.Square(value), 0.1)));
                state = tape.Activate(tape.Add(tape.Dense(x, w, b), tape.MatMul(state, u, transposeB: true)), ActivationKind.Sigmoid);
            }

            var next = tape.Dense(state, head, zero);
            values.Add(tape.Select(next, next, tape.Scale(next, 0.5)));
        }

        var misses = tape.AddScalar(tape.ConcatColumns([.. values[2..]]), -0.2);
        var start = Numbers(tape.ParameterCount, 95, 0.8);
        var loss = new ProgramLoss(tape.Build(tape.SumColumns(tape.Square(misses))));
        var options = new AdamOptions { Rate = 0.01, WeightDecay = 0.1, GradientNormLimit = 0.5, Schedule = new RateSchedule.CosineToZero(9) };
        var state1 = Adam.Run(loss, AdamState.Start(start), options, 6).State;
        var state2 = LevenbergMarquardt.Run(
            new TapeResiduals(tape.Build(misses), [], 1), LevenbergMarquardtState.Start(state1.Point), new() { GradientTolerance = 0 }, 3).State;
        return new BitHash().Add(state1.Point).Add(state1.Second).Add(state2.Point).Add(state2.Value!.Value).Value;
    }

    private static double[] Numbers(int count, ulong stream, double range) =>
        [.. Enumerable.Range(0, count).Select(i => new RandomStream(9, stream).Uniform((ulong)i, -range, range))];

    private static InMemorySamples Samples(int count, ulong stream)
    {
        var columns = Enumerable.Range(0, 11).Select(c => Numbers(count, stream + (ulong)c, 1.5).Select(v => (float)v).ToArray()).ToArray();
        return new(columns[..6], columns[6..10], [.. columns[10].Select(v => v + 2f)]);
    }

    // The one number that a program without inputs gives.
    private sealed class ProgramLoss(TapeProgram<double> program) : IStochasticObjective
    {
        private readonly TapeMemory<double> memory = new(program, 1);

        public int Dimension => program.ParameterCount;

        public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient)
        {
            program.Forward(memory, point, 1);
            gradient.Clear();
            program.Backward(memory, point, 1, program.Outputs[0], 1.0, gradient);
            return memory.Output(program.Outputs[0], 1)[0];
        }
    }

    private readonly record struct Rotation : IPointFunction
    {
        public int Inputs => 3;

        public int Outputs => 2;

        public void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
            where TReal : unmanaged, IReal<TReal>
        {
            var (sine, cosine) = TReal.SinCos(x[2]);
            y[0] = (cosine * x[0]) - (sine * x[1]);
            y[1] = (sine * x[0]) + (cosine * x[1] * TReal.InverseSqrt(TReal.Constant(1) + (x[0] * x[0])));
        }
    }
}
