using Lorentz.Learning.Kernels;

namespace Lorentz.Learning.Quantisation;

/// <summary>A layer in integers laid out in panels of neurons; what fills up the last pair or panel is zero.</summary>
internal sealed unsafe class PackedByteLayer
{
    private readonly AlignedBuffer<sbyte> weights;
    private readonly AlignedBuffer<int> offsets;
    private readonly AlignedBuffer<float> factors;
    private readonly AlignedBuffer<float> scales;
    private readonly AlignedBuffer<float> biases;
    private readonly byte zero;
    private readonly int pairs;

    internal PackedByteLayer(QuantisedLayer layer)
    {
        zero = layer.Zero;
        pairs = (layer.Inputs + 1) / 2;
        Padded = Pad(layer.Neurons);
        PaddedInputs = Pad(layer.Inputs);
        weights = new(Padded * pairs * 2);
        (offsets, factors, scales, biases) = (new(Padded), new(PaddedInputs), new(Padded), new(Padded));
        layer.Factors.CopyTo(factors.Span);
        layer.Scales.CopyTo(scales.Span);
        layer.Biases.CopyTo(biases.Span);
        for (var i = 0; i < layer.Weights.Length; i++)
        {
            var (neuron, input) = (i / layer.Inputs, i % layer.Inputs);
            var (panel, place) = (neuron / PairKernel.Panel, neuron % PairKernel.Panel);
            weights.Span[(((((panel * pairs) + (input / 2)) * PairKernel.Panel) + place) * 2) + (input % 2)] = layer.Weights[i];

            // sum w (q - zero) = sum w q - zero sum w, whole numbers all of them.
            offsets.Span[neuron] -= zero * layer.Weights[i];
        }
    }

    /// <summary>Neurons with those that fill up the last panel.</summary>
    internal int Padded { get; }

    /// <summary>Inputs with those that fill up a panel.</summary>
    internal int PaddedInputs { get; }

    /// <summary>A number of neurons filled up to whole panels.</summary>
    internal static int Pad(int neurons) => (neurons + PairKernel.Panel - 1) / PairKernel.Panel * PairKernel.Panel;

    /// <summary>t = b + W x for some samples.</summary>
    /// <param name="kernel">The inner loops.</param>
    /// <param name="x"><see cref="PaddedInputs"/> values for each sample, finite.</param>
    /// <param name="xStride">From one sample's values to the next one's.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="q">Room for as many integers.</param>
    /// <param name="t">Receives <see cref="Padded"/> values for each sample.</param>
    /// <param name="tStride">From one sample's values to the next one's.</param>
    internal void Run(PairKernel kernel, float* x, int xStride, int samples, short* q, float* t, int tStride)
    {
        for (var sample = 0; sample < samples; sample++)
        {
            ByteSteps.Quantise(x + (sample * xStride), factors.Pointer, zero, PaddedInputs, q + (sample * xStride));
        }

        for (var first = 0; first < Padded; first += PairKernel.Panel)
        {
            var panel = weights.Pointer + ((nint)first * pairs * 2);
            var sample = 0;
            for (; sample <= samples - PairKernel.Group; sample += PairKernel.Group)
            {
                kernel.Four(panel, offsets.Pointer + first, q + (sample * xStride), xStride, pairs, (int*)t + (sample * tStride) + first, tStride);
            }

            for (; sample < samples; sample++)
            {
                kernel.One(panel, offsets.Pointer + first, q + (sample * xStride), pairs, (int*)t + (sample * tStride) + first);
            }
        }

        for (var sample = 0; sample < samples; sample++)
        {
            ByteSteps.Restore((int*)t + (sample * tStride), scales.Pointer, biases.Pointer, Padded);
        }

        GC.KeepAlive(this);
    }
}
