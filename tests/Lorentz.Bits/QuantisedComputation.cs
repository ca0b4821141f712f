using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Lorentz.Numerics.Random;

namespace Lorentz.Bits;

/// <summary>Networks in 8-bit integers, whose kernels differ from processor to processor and whose bits do not.</summary>
public static class QuantisedComputation
{
    /// <summary>Calibration and evaluation in 8-bit integers, alone and in a batch, with sums as great as a layer may have.</summary>
    public static ulong Run(int threads)
    {
        var hash = new BitHash();
        var shape = new DeepShape(6, [37, 22], 4, ActivationKind.Silu);
        var stream = new RandomStream(7, 9);
        var rows = Enumerable.Range(0, 45 * 6).Select(i => (float)(stream.Uniform((ulong)i, -2.0, 2.0))).ToArray();
        foreach (var isFirstExact in new[] { true, false })
        {
            var network = Quantiser.Quantise(XavierUniform.Create(shape, 5, 6, 2.0), rows, new() { IsFirstExact = isFirstExact }, threads);
            Evaluate(network, rows, hash);
            foreach (var layer in network.Layers)
            {
                hash.Add(layer.Factors).Add(layer.Scales).Add(layer.Biases).Add(layer.Zero);
                hash.Add(Array.ConvertAll(layer.Weights, weight => (float)weight));
            }
        }

        const int widest = 8192;
        foreach (var (zero, weight, sign) in new (byte, sbyte, float)[] { (255, 127, -1), (0, -127, 1) })
        {
            var layer = new QuantisedLayer(
                widest, 1, zero, [.. Enumerable.Repeat(1000f, widest)], [.. Enumerable.Repeat(weight, widest)], [0.5f], [1f]);
            float[] first = [.. Enumerable.Repeat(1f, widest), .. new float[widest]];
            Evaluate(new(new(1, [widest], 1, ActivationKind.Identity), first, [layer]), [sign, sign, sign, sign, sign], hash);
        }

        return hash.Value;
    }

    private static void Evaluate(QuantisedNetwork network, float[] rows, BitHash hash)
    {
        var packed = new PackedQuantisedNetwork(network);
        var (inputs, outputs) = (packed.Shape.Inputs, packed.Shape.Outputs);
        var (batch, single) = (new float[rows.Length / inputs * outputs], new float[outputs]);
        packed.EvaluateBatch(rows, rows.Length / inputs, batch, new(packed.Shape));
        packed.Evaluate(rows.AsSpan(0, inputs), single);
        hash.Add(batch).Add(single);
    }
}
