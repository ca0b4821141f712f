using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Inference;

/// <summary>Evaluation against the plain formula, alone and in batches.</summary>
public sealed class PackedNetworkTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 6, 8, 4 }, { 7, 16, 4 }, { 6, 64, 4 }, { 6, 13, 4 }, { 7, 1, 4 }, { 1, 24, 1 }, { 3, 17, 3 }, { 5, 9, 2 },
        { 8, 300, 4 }, { 9, 16, 4 }, { 23, 33, 3 }, { 6, 8192, 4 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void OutputsAreThoseOfTheFormulaAloneAndInBatches(int inputs, int width, int outputs)
    {
        const int count = 71;
        var shape = Problems.Shape(inputs, width, outputs);
        var network = Problems.Network(shape, 1);
        var packed = new PackedNetwork(network);
        var random = new Random(2);
        var rows = Enumerable.Range(0, count * inputs).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
        var batch = new float[count * outputs];
        packed.EvaluateBatch(rows, count, batch);
        var weights = network.Weights.Select(w => new Real64(w)).ToArray();
        var single = new float[outputs];
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * inputs, inputs);
            packed.Evaluate(row, single);
            StateAssert.SameBits(single, batch[(i * outputs)..((i + 1) * outputs)]);
            if (i % 10 == 0)
            {
                var exact = ReferenceNetwork.Evaluate<Real64>(shape, weights, [.. row.ToArray().Select(v => new Real64(v))]);
                Assert.All(Enumerable.Range(0, outputs), j => Assert.Equal(exact[j].Value, single[j], 2e-6 * Math.Sqrt(width + 10) * 4));
            }
        }
    }

    [Theory]
    [InlineData(ActivationKind.Silu)]
    [InlineData(ActivationKind.Relu)]
    [InlineData(ActivationKind.Gelu)]
    [InlineData(ActivationKind.Tanh)]
    public void A_sample_has_the_same_bits_alone_and_in_a_batch_whatever_stands_beside_it(ActivationKind activation)
    {
        const int inputs = 6;
        float[] strange = [float.NaN, 9000, -9000, float.PositiveInfinity, 1e-3f, 1];
        var packed = new PackedNetwork(Problems.Network(new NetworkShape(inputs, 24, 4, activation), 1));
        var random = new Random(4);
        for (var batch = 0; batch < 200; batch++)
        {
            var count = random.Next(1, 20);
            var rows = Enumerable.Range(0, count * inputs).Select(_ => random.Next(12) == 0 ? strange[random.Next(strange.Length)] : 1f).ToArray();
            var (together, alone) = (new float[count * 4], new float[4]);
            packed.EvaluateBatch(rows, count, together);
            for (var i = 0; i < count; i++)
            {
                packed.Evaluate(rows.AsSpan(i * inputs, inputs), alone);
                Assert.All(Enumerable.Range(0, 4), j => Assert.Equal(alone[j], together[(4 * i) + j]));
            }
        }
    }

    [Fact]
    public void EvaluationDoesNotAllocate()
    {
        var packed = new PackedNetwork(Problems.Network(Problems.Shape(6, 100), 1));
        var (input, output, many, manyOutputs) = (new float[6], new float[4], new float[600], new float[400]);
        packed.Evaluate(input, output);
        packed.EvaluateBatch(many, 100, manyOutputs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            packed.Evaluate(input, output);
            packed.EvaluateBatch(many, 100, manyOutputs);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void WrongLengthsAreRefused()
    {
        var packed = new PackedNetwork(Problems.Network(Problems.Shape(6, 8), 1));
        Assert.Throws<ArgumentException>(() => packed.Evaluate(new float[5], new float[4]));
        Assert.Throws<ArgumentException>(() => packed.Evaluate(new float[6], new float[3]));
        Assert.Throws<ArgumentException>(() => packed.EvaluateBatch(new float[12], 3, new float[12]));
    }
}
