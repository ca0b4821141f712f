using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Inference;

/// <summary>Evaluation of networks with hidden layers against the plain formula, alone and in batches.</summary>
public sealed class PackedDeepNetworkTests
{
    public static TheoryData<int, int[], int, ActivationKind> Shapes => new()
    {
        { 6, [64, 32], 4, ActivationKind.Silu }, { 7, [13, 9, 5], 3, ActivationKind.Tanh }, { 1, [1], 1, ActivationKind.Relu },
        { 6, [128, 120], 4, ActivationKind.Gelu }, { 64, [4, 72], 9, ActivationKind.Sigmoid }, { 5, [33, 17], 2, ActivationKind.Identity },
        { 6, [512, 256], 4, ActivationKind.Silu },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void OutputsAreThoseOfTheFormulaAloneAndInBatches(int inputs, int[] hidden, int outputs, ActivationKind activation)
    {
        const int count = 261;
        var network = XavierUniform.Create(new DeepShape(inputs, [.. hidden], outputs, activation), 1, 2, 0.5);
        for (var i = network.Shape.BiasStart(hidden.Length); i < network.Weights.Length; i++)
        {
            network.Weights[i] = i % 7;
        }

        var packed = new PackedDeepNetwork<float>(network);
        var random = new Random(2);
        var rows = Enumerable.Range(0, count * inputs).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
        var batch = new float[count * outputs];
        var room = new DeepRoom<float>(network.Shape);
        packed.EvaluateBatch(rows, count, batch, room);
        var weights = network.Weights.Select(w => new Real64(w)).ToArray();
        var single = new float[outputs];
        for (var i = 0; i < count; i += 13)
        {
            var row = rows.AsSpan(i * inputs, inputs);
            packed.Evaluate(row, single);
            StateAssert.SameBits(single, batch[(i * outputs)..((i + 1) * outputs)]);
            var exact = ReferenceDeepNetwork.Evaluate<Real64>(network.Shape, weights, [.. row.ToArray().Select(v => new Real64(v))]);
            Assert.All(Enumerable.Range(0, outputs), j => Assert.Equal(exact[j].Value, single[j], 4e-6 * (1 + Math.Abs(exact[j].Value))));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void InDoublePrecisionOutputsAreThoseOfTheFormulaToRounding(int inputs, int[] hidden, int outputs, ActivationKind activation)
    {
        const int count = 70;
        var network = XavierUniform.Create(new DeepShape(inputs, [.. hidden], outputs, activation), 1, 2, 0.5);
        var packed = new PackedDeepNetwork<double>(network);
        var random = new Random(3);
        var rows = Enumerable.Range(0, count * inputs).Select(_ => (random.NextDouble() * 4) - 2).ToArray();
        var batch = new double[count * outputs];
        packed.EvaluateBatch(rows, count, batch, new(network.Shape));
        var weights = network.Weights.Select(w => new Real64(w)).ToArray();
        var single = new double[outputs];
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * inputs, inputs);
            packed.Evaluate(row, single);
            Assert.Equal(single, batch[(i * outputs)..((i + 1) * outputs)]);
            var exact = ReferenceDeepNetwork.Evaluate<Real64>(network.Shape, weights, [.. row.ToArray().Select(v => new Real64(v))]);
            Assert.All(Enumerable.Range(0, outputs), j => Assert.Equal(exact[j].Value, single[j], 1e-14 * (1 + Math.Abs(exact[j].Value))));
        }
    }

    [Fact]
    public void OtherNumberTypesAreRefused() =>
        Assert.Throws<NotSupportedException>(() => new PackedDeepNetwork<int>(XavierUniform.Create(DeepNetworkShape, 1, 2)));

    [Fact]
    public void OneHiddenLayerAgreesWithTheFusedKernel()
    {
        var network = WidthScaled.Create(Problems.Shape(6, 100), 1, 2);
        var (fused, deep) = (new PackedNetwork(network), new PackedDeepNetwork<float>(DeepNetwork.Of(network)));
        var (expected, actual) = (new float[4], new float[4]);
        float[] input = [0.3f, -1f, 0.7f, 0.1f, -0.2f, 1.1f];
        fused.Evaluate(input, expected);
        deep.Evaluate(input, actual);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void EvaluationDoesNotAllocate()
    {
        var packed = new PackedDeepNetwork<float>(XavierUniform.Create(DeepNetworkShape, 1, 2));
        var room = new DeepRoom<float>(DeepNetworkShape);
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
    public void WrongLengthsAndRoomsAreRefused()
    {
        var packed = new PackedDeepNetwork<float>(XavierUniform.Create(DeepNetworkShape, 1, 2));
        var room = new DeepRoom<float>(DeepNetworkShape);
        Assert.Throws<ArgumentException>(() => packed.Evaluate(new float[5], new float[4]));
        Assert.Throws<ArgumentException>(() => packed.Evaluate(new float[6], new float[3]));
        Assert.Throws<ArgumentException>(() => packed.EvaluateBatch(new float[12], 3, new float[12], room));
        Assert.Throws<ArgumentException>(() => packed.EvaluateBatch(new float[6], 1, new float[4], new(DeepNetworkShape with { Hidden = [40, 31] })));
    }

    private static DeepShape DeepNetworkShape => new(6, [40, 30], 4, ActivationKind.Silu);
}
