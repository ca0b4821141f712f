using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Xunit;

namespace Lorentz.Learning.Tests.Quantisation;

/// <summary>What becomes of a network in integers: its answers, and that each refinement pays.</summary>
public sealed class QuantiserTests
{
    private static DeepNetwork Uneven
    {
        get
        {
            // Neurons of very different ranges, as training leaves them.
            var network = QuantisationProblems.Network(6, [96, 48], 4, ActivationKind.Silu);
            for (var i = 0; i < network.Shape.WeightStart(1); i++)
            {
                network.Weights[i] *= i % 7 == 0 ? 8 : 0.5f;
            }

            return network;
        }
    }

    [Theory]
    [InlineData(true, 0.03)]
    [InlineData(false, 0.06)]
    public void Answers_are_close_to_those_of_single_precision(bool isFirstExact, double tolerance)
    {
        var network = QuantisationProblems.Network(6, [96, 48], 4, ActivationKind.Silu);
        Assert.InRange(Difference(network, new() { IsFirstExact = isFirstExact }), 1e-5, tolerance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_rounding_between_layers_answers_are_closer_still(bool isFirstExact)
    {
        var network = QuantisationProblems.Network(6, [96, 48], 4, ActivationKind.Silu);
        var integers = QuantisationProblems.Quantised(network, isFirstExact);
        var smooth = new PackedDeepNetwork<float>(integers.Smooth());
        var (row, exact, line) = (QuantisationProblems.Rows(6, 1, 4), new float[4], new float[4]);
        new PackedDeepNetwork<float>(network).Evaluate(row, exact);
        smooth.Evaluate(row, line);
        var steps = ReferenceQuantisedNetwork.Evaluate(integers, row);
        Assert.All(exact.Zip(line), pair => Assert.Equal(pair.First, pair.Second, 0.03f));
        Assert.All(steps.Zip(line), pair => Assert.Equal(pair.First, pair.Second, 0.06f));
    }

    [Fact]
    public void Balancing_neurons_and_rounding_greedily_each_pay()
    {
        var best = Difference(Uneven, new());
        Assert.True(best < Difference(Uneven, new() { IsBalanced = false }));
        Assert.True(best < Difference(Uneven, new() { IsGreedy = false }));
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var rows = QuantisationProblems.Rows(6, 90, 5);
        var (one, three) = (Quantiser.Quantise(Uneven, rows, new(), 1), Quantiser.Quantise(Uneven, rows, new(), 3));
        Assert.All(one.Layers.Zip(three.Layers), pair =>
        {
            Assert.Equal(pair.First.Weights, pair.Second.Weights);
            StateAssert.SameBits(pair.First.Scales, pair.Second.Scales);
            StateAssert.SameBits(pair.First.Biases, pair.Second.Biases);
            StateAssert.SameBits(pair.First.Factors, pair.Second.Factors);
        });
    }

    [Fact]
    public void Neurons_that_are_always_zero_stay_finite()
    {
        var network = QuantisationProblems.Network(6, [8, 8], 4, ActivationKind.Relu);
        for (var i = network.Shape.BiasStart(0); i < network.Shape.WeightStart(1); i++)
        {
            network.Weights[i] = -1000;
        }

        var outputs = ReferenceQuantisedNetwork.Evaluate(QuantisationProblems.Quantised(network, true), QuantisationProblems.Rows(6, 1, 4));
        var expected = new float[4];
        new PackedDeepNetwork<float>(network).Evaluate(QuantisationProblems.Rows(6, 1, 4), expected);
        Assert.All(expected.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 0.02f));
    }

    [Fact]
    public void Calibration_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantiser.Quantise(Uneven, [], new(), 1));
        Assert.Throws<ArgumentException>(() => Quantiser.Quantise(Uneven, new float[7], new(), 1));
        Assert.Throws<ArgumentException>(() => Quantiser.Quantise(Uneven, [1, 2, 3, 4, 5, float.NaN], new(), 1));
    }

    // Rms difference to single precision on samples that calibration has not seen, over the rms of the answers' spread.
    private static double Difference(DeepNetwork network, CalibrationOptions options)
    {
        const int count = 400;
        var rows = QuantisationProblems.Rows(6, count, 8);
        var quantised = new PackedQuantisedNetwork(Quantiser.Quantise(network, QuantisationProblems.Rows(6, 400, 9), options, 2));
        var (expected, actual) = (new float[4 * count], new float[4 * count]);
        new PackedDeepNetwork<float>(network).EvaluateBatch(rows, count, expected, new(network.Shape));
        quantised.EvaluateBatch(rows, count, actual, new(network.Shape));
        var means = Enumerable.Range(0, 4).Select(j => Enumerable.Range(0, count).Average(i => expected[(4 * i) + j])).ToArray();
        var spread = expected.Select((value, i) => (double)(value - means[i % 4]) * (value - means[i % 4])).Sum();
        return Math.Sqrt(expected.Zip(actual, (a, b) => (double)(a - b) * (a - b)).Sum() / spread);
    }
}
