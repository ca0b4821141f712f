using System.Collections.Concurrent;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tests.Kernels;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Training;

/// <summary>The loop: what it sees, what it minimises, when it ends.</summary>
public sealed class TrainerTests
{
    [Fact]
    public void SmoothFunctionIsLearned()
    {
        var plan = Problems.Plan(epochs: 60, batch: 256) with { ComponentWeights = [1f, 1f, 1f, 1f], Patience = 0 };
        var state = Problems.Finished(Trainer.Run(
            plan, XavierUniform.Create(Problems.Shape(2, 64), 1, 0, hiddenBias: 1.0), Problems.Smooth(2, 4096, 1), Problems.Smooth(2, 1000, 2), 2, new SilentObserver()));
        Assert.Equal(60, state.Epoch);
        Assert.True(state.History[0].ValidationLoss > 0.5);
        Assert.True(state.BestValidationLoss < 0.02, string.Join('\n', state.History));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(101, 100)]
    [InlineData(999, 250)]
    [InlineData(50, 4096)]
    public void EveryEpochSeesEverySampleOnceInAnotherOrder(int count, int batch)
    {
        var recorder = new Recorder(Problems.Smooth(6, count, 1));
        var plan = Problems.Plan(epochs: 2, batch: batch);
        Trainer.Run(plan, Problems.Network(Problems.Shape(6, 8), 1), recorder, Problems.Smooth(6, 1, 2), 1, new SilentObserver());
        var seen = recorder.Seen.ToArray();
        Assert.Equal(2 * count, seen.Length);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), seen[..count].Order());
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), seen[count..].Order());
        Assert.True(count == 1 || !seen.AsSpan(0, count).SequenceEqual(seen.AsSpan(count)));
    }

    [Fact]
    public void LossesAreThoseOfTheFormula()
    {
        // A rate of next to nothing leaves the weights alone, so that both losses are those of the first weights.
        var plan = Problems.Plan(epochs: 1, batch: 64) with { Schedule = new(1e-30, 0, 0) };
        var network = Problems.Network(Problems.Shape(7, 20), 1);
        var (training, validation) = (Problems.Smooth(7, 333, 1, weighted: true), Problems.Smooth(7, 259, 2, weighted: true));
        var state = Problems.Finished(Trainer.Run(plan, network, training, validation, 2, new SilentObserver()));
        var components = plan.ComponentWeights.AsSpan();
        Assert.Equal(GradientTests.Reference(network.Weights, network, training, components).Loss, state.History[0].TrainingLoss, 1e-5);
        Assert.Equal(GradientTests.Reference(network.Weights, network, validation, components).Loss, state.History[0].ValidationLoss, 1e-5);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.05, true)]
    public void OneStepIsThatOfAdamW(double? limit, bool decayBiases)
    {
        var plan = Problems.Plan(epochs: 1, batch: 1000) with
        {
            Schedule = new(0.01, 0.01, 0),
            Optimiser = new AdamW(0.8, 0.95, 1e-3, 0.1, decayBiases),
            GradientNormLimit = limit,
        };
        var shape = Problems.Shape(6, 140);
        var network = Problems.Network(shape, 1);
        var samples = Problems.Smooth(6, 700, 3);
        var state = Problems.Finished(Trainer.Run(plan, network, samples, samples, 1, new SilentObserver()));
        var gradient = GradientTests.Reference(network.Weights, network, samples, plan.ComponentWeights.AsSpan()).Gradient;
        var norm = Math.Sqrt(gradient.Sum(g => g.Value * g.Value));
        Assert.True(norm > 0.05);
        for (var i = 0; i < gradient.Length; i++)
        {
            var g = gradient[i].Value * (limit is { } l ? l / norm : 1.0);
            var isBias = i is >= 840 and < 980 or >= 1540;
            var decayed = network.Weights[i] * (1.0 - (isBias && !decayBiases ? 0.0 : 0.001));
            Assert.Equal(decayed - (0.01 * g / (Math.Abs(g) + 1e-3)), state.Weights[i], 1e-5);
            Assert.Equal(0.2 * g, state.FirstMoment[i], 1e-6 * (1 + norm));
            Assert.Equal(0.05 * g * g, state.SecondMoment[i], 1e-6 * (1 + (norm * norm)));
        }
    }

    [Fact]
    public void TrainingEndsWhenValidationNoLongerImproves()
    {
        // Targets of the validation samples have the opposite sign: learning can only make them worse, sooner or later.
        var training = Problems.Smooth(6, 500, 1);
        var plan = Problems.Plan(epochs: 200, batch: 50) with { Patience = 4, Schedule = new(0.003, 0, 0) };
        var result = Trainer.Run(plan, XavierUniform.Create(Problems.Shape(6, 16), 1, 0), training, new Opposite(training), 1, new SilentObserver());
        var state = Assert.IsType<TrainingResult.StoppedEarly>(result).State;
        Assert.Equal(4, state.EpochsWithoutImprovement);
        var best = state.History.MinBy(r => r.ValidationLoss)!;
        Assert.Equal(state.History.Length - 5, best.Epoch);
        Assert.Equal(best.ValidationLoss, state.BestValidationLoss);
        var again = Trainer.Run(plan, new NetworkTrainee(Problems.Shape(6, 16)), state, training, new Opposite(training), 1, new SilentObserver());
        StateAssert.SameBits(state, Assert.IsType<TrainingResult.StoppedEarly>(again).State);
    }

    [Fact]
    public void BestWeightsHaveTheBestLoss()
    {
        var samples = Problems.Smooth(6, 400, 1);
        var validation = Problems.Smooth(6, 100, 2);
        var plan = Problems.Plan(epochs: 8, batch: 40) with { AverageDecay = 0.95 };
        var state = Problems.Finished(Trainer.Run(plan, XavierUniform.Create(Problems.Shape(6, 16), 1, 0), samples, validation, 1, new SilentObserver()));
        var loss = GradientTests.Reference(
            state.BestWeights, new Network(Problems.Shape(6, 16), state.BestWeights), validation, plan.ComponentWeights.AsSpan()).Loss;
        Assert.Equal(state.BestValidationLoss, loss, 1e-6);
        Assert.NotEqual(state.Weights, state.Average);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void DivergenceIsAValue(float poison)
    {
        var plan = Problems.Plan(epochs: 2, batch: 10);
        var samples = new InMemorySamples(
            [.. Enumerable.Repeat(new float[30], 6)], [.. Enumerable.Repeat(Enumerable.Repeat(poison, 30).ToArray(), 4)]);
        var result = Trainer.Run(plan, Problems.Network(Problems.Shape(6, 8), 1), samples, samples, 2, new SilentObserver());
        Assert.Equal(1, Assert.IsType<TrainingResult.Diverged>(result).Step);
    }

    [Fact]
    public void MissingNeuronsStayOutOfTheNetwork()
    {
        var plan = Problems.Plan(epochs: 3, batch: 64);
        var state = Problems.Finished(Trainer.Run(
            plan, Problems.Network(Problems.Shape(6, 11), 1), Problems.Smooth(6, 300, 1), Problems.Smooth(6, 30, 2), 1, new SilentObserver()));
        var packed = new PackedNetwork(new Network(Problems.Shape(6, 11), state.Weights));
        var input = new float[] { 0.1f, -0.4f, 0.9f, 1.2f, -1.1f, 0.3f };
        var output = new float[4];
        packed.Evaluate(input, output);
        var exact = Lorentz.Learning.Reference.ReferenceNetwork.Evaluate<Real64>(
            Problems.Shape(6, 11), [.. state.Weights.Select(w => new Real64(w))], [.. input.Select(v => new Real64(v))]);
        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(exact[j].Value, output[j], 1e-5);
        }
    }

    [Fact]
    public void MisfitsAreRefusedInWords()
    {
        var (samples, network) = (Problems.Smooth(6, 10, 1), Problems.Network(Problems.Shape(7, 8), 1));
        var error = Assert.Throws<ArgumentException>(() => Trainer.Run(Problems.Plan(), network, samples, samples, 1, new SilentObserver()));
        Assert.Contains("needed are at least 1 of 7 and 4", error.Message, StringComparison.Ordinal);
        var plan = Problems.Plan() with { ComponentWeights = [1f] };
        network = Problems.Network(Problems.Shape(6, 8), 1);
        Assert.Throws<ArgumentException>(() => Trainer.Run(plan, network, samples, samples, 1, new SilentObserver()));
    }

    private sealed class Opposite(SampleSource source) : SampleSource
    {
        public override long Count => source.Count;

        public override int Inputs => source.Inputs;

        public override int Outputs => source.Outputs;

        public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
        {
            source.Gather(indices, inputs, targets, weights);
            for (var i = 0; i < targets.Length; i++)
            {
                targets[i] = -targets[i];
            }
        }
    }

    private sealed class Recorder(SampleSource source) : SampleSource
    {
        public ConcurrentQueue<long> Seen { get; } = [];

        public override long Count => source.Count;

        public override int Inputs => source.Inputs;

        public override int Outputs => source.Outputs;

        public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
        {
            source.Gather(indices, inputs, targets, weights);
            foreach (var index in indices)
            {
                Seen.Enqueue(index);
            }
        }
    }
}
