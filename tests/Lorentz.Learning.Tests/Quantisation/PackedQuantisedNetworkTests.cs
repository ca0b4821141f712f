using Lorentz.Learning.Activations;
using Lorentz.Learning.Quantisation;
using Xunit;

namespace Lorentz.Learning.Tests.Quantisation;

/// <summary>The kernels of networks in integers against the plain formula, bit for bit; those of other processors are compared by their hash.</summary>
public sealed class PackedQuantisedNetworkTests
{
    public static TheoryData<int, int[], int, ActivationKind, bool> Shapes => QuantisationProblems.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_kernels_give_the_bits_of_the_formula_alone_and_in_batches(int inputs, int[] hidden, int outputs, ActivationKind activation, bool isFirstExact)
    {
        const int count = 71;
        var network = QuantisationProblems.Quantised(QuantisationProblems.Network(inputs, hidden, outputs, activation), isFirstExact);
        Assert.Equal(isFirstExact, network.IsFirstExact);

        // Wider than calibration: some values are held at the ends.
        var rows = QuantisationProblems.Rows(inputs, count, 2, 4);
        var packed = new PackedQuantisedNetwork(network);
        var (batch, single) = (new float[count * outputs], new float[outputs]);
        packed.EvaluateBatch(rows, count, batch, new(network.Shape));
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * inputs, inputs);
            packed.Evaluate(row, single);
            StateAssert.SameBits(single, batch[(i * outputs)..((i + 1) * outputs)]);
            StateAssert.SameBits(ReferenceQuantisedNetwork.Evaluate(network, row), single);
        }
    }

    [Theory]
    [InlineData(8192, 255, 127, -1f)]
    [InlineData(8192, 0, 127, 1f)]
    [InlineData(8192, 0, -127, 1f)]
    [InlineData(8191, 255, -127, -1f)]
    public void Nothing_saturates_at_the_greatest_numbers(int inputs, byte zero, sbyte weight, float input)
    {
        var network = QuantisationProblems.Extreme(inputs, zero, weight);
        var expected = Math.Sign(input) * 255L * weight * inputs;
        var outputs = new float[10];
        new PackedQuantisedNetwork(network).EvaluateBatch([input, input, input, input, input], 5, outputs, new(network.Shape));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal([(0.5f * expected) + 1, (float)(expected - 1)], outputs[(2 * i)..((2 * i) + 2)]));
    }

    [Fact]
    public void An_input_that_is_not_finite_makes_its_sample_not_a_number()
    {
        var packed = new PackedQuantisedNetwork(QuantisationProblems.Quantised(QuantisationProblems.Network(6, [20, 10], 4, ActivationKind.Silu), true));
        var rows = QuantisationProblems.Rows(6, 6, 3);
        rows[8] = float.NaN;
        rows[35] = float.PositiveInfinity;
        var outputs = new float[24];
        packed.EvaluateBatch(rows, 6, outputs, new(packed.Shape));
        Assert.All(Enumerable.Range(0, 24), i => Assert.Equal(i / 4 is 1 or 5, float.IsNaN(outputs[i])));
        Assert.All(outputs.Where(value => !float.IsNaN(value)), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Evaluation_does_not_allocate()
    {
        var packed = new PackedQuantisedNetwork(QuantisationProblems.Quantised(QuantisationProblems.Network(6, [40, 30], 4, ActivationKind.Silu), true));
        var room = new QuantisedRoom(packed.Shape);
        var (input, output, many, manyOutputs) = (new float[6], new float[4], new float[1800], new float[1200]);
        packed.Evaluate(input, output);
        packed.EvaluateBatch(many, 300, manyOutputs, room);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
        {
            packed.Evaluate(input, output);
            packed.EvaluateBatch(many, 300, manyOutputs, room);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Wrong_lengths_and_rooms_are_refused()
    {
        var packed = new PackedQuantisedNetwork(QuantisationProblems.Quantised(QuantisationProblems.Network(6, [40, 30], 4, ActivationKind.Silu), true));
        var room = new QuantisedRoom(packed.Shape);
        Assert.Throws<ArgumentException>(() => packed.Evaluate(new float[5], new float[4]));
        Assert.Throws<ArgumentException>(() => packed.Evaluate(new float[6], new float[3]));
        Assert.Throws<ArgumentException>(() => packed.EvaluateBatch(new float[12], 3, new float[12], room));
        Assert.Throws<ArgumentException>(() => packed.EvaluateBatch(new float[6], 1, new float[4], new(packed.Shape with { Hidden = [40, 31] })));
    }
}
