using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Tests.Kernels;
using Lorentz.Learning.Training;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>The training loop on tapes: what it minimises, and that neither threads nor interruptions leave a trace.</summary>
public sealed class TapeTrainingTests
{
    private static readonly double[] ComponentWeights = [1, 0.5, 2, 1];

    [Theory]
    [InlineData(6, 32, 300)]
    [InlineData(7, 13, 41)]
    public void GradientIsThatOfTheFusedKernelAndOfTheFormula(int inputs, int width, int count)
    {
        var network = Problems.Network(Problems.Shape(inputs, width), 1);
        var samples = Problems.Smooth(inputs, count, 2, weighted: true);
        float[] components = [.. ComponentWeights.Select(w => (float)w)];
        var trainee = TapeProblems.Network(inputs, [width], ComponentWeights);
        Assert.Equal(network.Weights.Length, trainee.Parameters);
        var (loss, gradient) = Gradient(trainee, network.Weights, samples);
        var fused = LossGradient.Of(network, samples, components);
        var exact = GradientTests.Reference(network.Weights, network, samples, components);
        Assert.Equal(exact.Loss, loss, 2e-6 * (1 + exact.Loss));
        var norm = Math.Sqrt(exact.Gradient.Sum(g => g.Value * g.Value));
        for (var i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(exact.Gradient[i].Value, gradient[i], 3e-6 * norm);
            Assert.Equal(fused.Gradient[i], gradient[i], 6e-6 * norm);
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.05, true)]
    public void OneStepIsThatOfAdamWWithTheRatesOfTheGroups(double? limit, bool decayBiases)
    {
        var plan = TapeProblems.Plan(1, 1000) with
        {
            Schedule = new(0.01, 0.01, 0), Optimiser = new AdamW(0.8, 0.95, 1e-3, 0.1, decayBiases), GradientNormLimit = limit,
        };
        var network = Problems.Network(Problems.Shape(6, 140), 1);
        var samples = Problems.Smooth(6, 700, 3);

        // One group within W1, one over the end of b1 and the beginning of W2.
        var trainee = TapeProblems.Network(6, [140], ComponentWeights, [new(970, 40, 3, false), new(100, 7, 0.5, true)]);
        var state = Problems.Finished(Trainer.Run(plan, trainee, network.Weights, samples, samples, 1, new SilentObserver()));
        var components = ComponentWeights.Select(w => (float)w).ToArray();
        var gradient = GradientTests.Reference(network.Weights, network, samples, components).Gradient;
        var norm = Math.Sqrt(gradient.Sum(g => g.Value * g.Value));
        for (var i = 0; i < gradient.Length; i++)
        {
            var g = gradient[i].Value * (limit is { } l ? l / norm : 1.0);
            var isBias = i is >= 840 and < 980 or >= 1540;
            var (factor, decays) = i is >= 970 and < 1010 ? (3, false) : i is >= 100 and < 107 ? (0.5, true) : (1, !isBias || decayBiases);
            var decayed = network.Weights[i] * (1.0 - (decays ? 0.001 : 0));
            Assert.Equal(decayed - (factor * 0.01 * g / (Math.Abs(g) + 1e-3)), state.Weights[i], 1e-5);
        }
    }

    [Fact]
    public void DeepNetworkLearns()
    {
        var trainee = TapeProblems.Network(2, [32, 16], [1, 1, 1, 1]);
        var plan = TapeProblems.Plan(40, 256) with { Patience = 0 };
        var state = Problems.Finished(Trainer.Run(
            plan, trainee, TapeProblems.Weights(trainee, 1), Problems.Smooth(2, 4096, 1), Problems.Smooth(2, 1000, 2), 2, new SilentObserver()));
        Assert.True(state.History[0].ValidationLoss > 0.3);
        Assert.True(state.BestValidationLoss < 0.03, string.Join('\n', state.History));
    }

    [Theory]
    [InlineData(1037, 256, true)]
    [InlineData(517, 1000, false)]
    [InlineData(300, 7, true)]
    public void NeitherThreadsNorInterruptionsLeaveATrace(int count, int batch, bool everything)
    {
        var expected = Train(count, batch, everything, 1, null, int.MaxValue);
        Assert.Equal(3, expected.Epoch);
        foreach (var threads in new[] { 2, 3 })
        {
            StateAssert.SameBits(expected, Train(count, batch, everything, threads, null, int.MaxValue));
            TrainingState? state = null;
            for (var part = 1; state is not { Epoch: 3 }; part++)
            {
                state = Train(count, batch, everything, threads, state, (part % 3) + 1);
                var reading = TrainingStateCodec.Decode(TrainingStateCodec.Encode(state), state.PlanFingerprint, state.TraineeFingerprint);
                Assert.Equal(TrainingStateFault.None, reading.Fault);
                state = reading.State;
            }

            StateAssert.SameBits(expected, state);
        }
    }

    [Fact]
    public void ManyTargetsAndNoneAreServed()
    {
        // Twelve targets a sample, in three rows of four.
        var tape = new TapeBuilder<float>();
        var x = tape.Input(3);
        var target = tape.Input(4, rowsPerSample: 3);
        var y = tape.Reshape(tape.Dense(x, 12), 3, 4);
        var loss = tape.SumRowsPerSample(tape.SumColumns(tape.Square(tape.Subtract(y, target))));
        var trainee = new TapeTrainee(tape.Build(loss), loss, x, target);
        var columns = Enumerable.Range(0, 3).Select(c => TapeCheck.Numbers(c, 200).Select(v => (float)v).ToArray()).ToArray();
        var targets = Enumerable.Range(0, 12).Select(j => columns[j % 3].Zip(columns[(j + 1) % 3], (a, b) => a - (j * b / 6)).ToArray());
        var samples = new InMemorySamples(columns, [.. targets]);
        var plan = TapeProblems.Plan(100, 50) with { Optimiser = new(WeightDecay: 0), Schedule = new(0.1, 0, 0) };
        var state = Problems.Finished(Trainer.Run(plan, trainee, new float[trainee.Parameters], samples, samples, 1, new SilentObserver()));
        Assert.True(state.BestValidationLoss < 1e-4, string.Join('\n', state.History));

        // A loss of the inputs alone: y = 3 x0.
        tape = new();
        x = tape.Input(3);
        loss = tape.Square(tape.Subtract(tape.Dense(x, 1), tape.Scale(tape.SliceColumns(x, 0, 1), 3)));
        trainee = new(tape.Build(loss), loss, x, null);
        state = Problems.Finished(Trainer.Run(plan, trainee, new float[4], samples, samples, 1, new SilentObserver()));
        Assert.Equal(3f, state.BestWeights[0], 1e-2);
        Assert.Equal(0f, state.BestWeights[1], 1e-2);
    }

    [Fact]
    public void FingerprintsDifferWhereProgramsDo()
    {
        var trainees = new[]
        {
            TapeProblems.Network(6, [8], ComponentWeights), TapeProblems.Network(6, [9], ComponentWeights), TapeProblems.Network(7, [8], ComponentWeights),
            TapeProblems.Network(6, [8, 8], ComponentWeights), TapeProblems.Network(6, [8], [1, 0.5, 2, 3]),
            TapeProblems.Network(6, [8], ComponentWeights, [new(0, 3, 0.5, true)]),
        };
        Assert.Equal(trainees.Length, trainees.Select(t => t.Fingerprint).Distinct().Count());
        Assert.Equal(trainees[0].Fingerprint, TapeProblems.Network(6, [8], ComponentWeights).Fingerprint);
    }

    [Fact]
    public void MisfitsAreRefusedInWords()
    {
        var samples = Problems.Smooth(6, 10, 1);
        var trainee = TapeProblems.Network(6, [8], ComponentWeights);
        Assert.Throws<ArgumentException>(() => TapeProblems.Network(6, [8], ComponentWeights, [new(0, 3, 1, true), new(2, 3, 1, true)]));
        Assert.Throws<ArgumentException>(() => TapeProblems.Network(6, [8], ComponentWeights, [new(90, 3, 1, true)]));
        Assert.Throws<ArgumentException>(
            () => Trainer.Run(TapeProblems.Plan(1, 10), trainee, new float[3], samples, samples, 1, new SilentObserver()));
        var error = Assert.Throws<ArgumentException>(
            () => Trainer.Run(Problems.Plan(), trainee, new float[trainee.Parameters], samples, samples, 1, new SilentObserver()));
        Assert.Contains("component weights", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Trainer.Run(
            TapeProblems.Plan(1, 10), trainee, new float[trainee.Parameters], Problems.Smooth(5, 10, 1), samples, 1, new SilentObserver()));
        Assert.Contains("needed are at least 1 of 6 and 4", error.Message, StringComparison.Ordinal);
    }

    internal static (double Loss, float[] Gradient) Gradient(TapeTrainee trainee, float[] weights, SampleSource samples)
    {
        var count = (int)samples.Count;
        var memory = new TapeMemory<float>(trainee.Program, count);
        var sampleWeights = new float[count];
        samples.Gather(
            [.. Enumerable.Range(0, count).Select(i => (long)i)],
            memory.Input(trainee.InputNode, count),
            memory.Input(trainee.TargetNode!.Value, count),
            sampleWeights);
        trainee.Program.Forward(memory, weights, count);
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            loss += memory.Output(trainee.Loss, count)[i] * sampleWeights[i] / count;
            sampleWeights[i] /= count;
        }

        var gradient = new float[weights.Length];
        trainee.Program.Backward(memory, weights, count, trainee.Loss, sampleWeights, gradient);
        return (loss, gradient);
    }

    private static TrainingState Train(int count, int batch, bool everything, int threads, TrainingState? state, int reports)
    {
        var plan = TapeProblems.Plan(3, batch) with { AverageDecay = everything ? 0.9 : null, GradientNormLimit = everything ? 0.3 : null };
        var trainee = TapeProblems.Network(6, [11, 9], ComponentWeights, [new(5, 20, 0.5, false)]);
        state ??= TrainingState.Start(plan, trainee, TapeProblems.Weights(trainee, 3));
        return Problems.Finished(Trainer.Run(
            plan, trainee, state, Problems.Smooth(6, count, 1, weighted: everything), Problems.Smooth(6, 77, 2), threads, new StopAfter(reports)));
    }

    private sealed class StopAfter(int reports) : ITrainingObserver
    {
        private int left = reports;

        public int StepsBetweenReports => 1;

        public TrainingAction OnProgress(in TrainingProgress progress) => --left <= 0 ? TrainingAction.Stop : TrainingAction.Continue;

        public void OnEpoch(EpochRecord record)
        {
        }

        public void OnCheckpoint(TrainingState state)
        {
        }
    }
}
