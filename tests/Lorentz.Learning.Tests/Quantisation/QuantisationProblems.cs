using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Xunit;

namespace Lorentz.Learning.Tests.Quantisation;

/// <summary>Small networks in integers and rows to ask them, each a pure function of its seed.</summary>
internal static class QuantisationProblems
{
    public static TheoryData<int, int[], int, ActivationKind, bool> Shapes => new()
    {
        { 6, [64, 32], 4, ActivationKind.Silu, true }, { 6, [64, 32], 4, ActivationKind.Silu, false }, { 7, [13, 9, 5], 3, ActivationKind.Tanh, true },
        { 1, [1], 1, ActivationKind.Relu, false }, { 6, [100], 4, ActivationKind.Silu, true }, { 5, [33, 17], 2, ActivationKind.Identity, false },
        { 64, [4, 72], 40, ActivationKind.Sigmoid, true }, { 6, [129, 65], 4, ActivationKind.Gelu, true },
    };

    public static DeepNetwork Network(int inputs, int[] hidden, int outputs, ActivationKind activation)
    {
        var network = XavierUniform.Create(new DeepShape(inputs, [.. hidden], outputs, activation), 1, 2, 0.5);
        for (var i = network.Shape.BiasStart(hidden.Length); i < network.Weights.Length; i++)
        {
            network.Weights[i] = i % 3;
        }

        return network;
    }

    public static QuantisedNetwork Quantised(DeepNetwork network, bool isFirstExact) =>
        Quantiser.Quantise(network, Rows(network.Shape.Inputs, 100, 5), new() { IsFirstExact = isFirstExact }, 2);

    public static float[] Rows(int inputs, int count, int seed, double range = 2)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * inputs).Select(_ => (float)(((2 * random.NextDouble()) - 1) * range))];
    }

    /// <summary>Largest weight and largest activation of either sign, as many as a layer may have.</summary>
    public static QuantisedNetwork Extreme(int inputs, byte zero, sbyte weight)
    {
        var layer = new QuantisedLayer(
            inputs, 2, zero, [.. Enumerable.Repeat(1000f, inputs)], [.. Enumerable.Repeat(weight, 2 * inputs)], [0.5f, 1f], [1f, -1f]);
        var shape = new DeepShape(1, [inputs], 2, ActivationKind.Identity);
        return new(shape, [.. Enumerable.Repeat(1f, inputs), .. new float[inputs]], [layer]);
    }
}
