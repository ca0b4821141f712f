using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels;

/// <summary>A hidden layer laid out for <see cref="LayerKernel"/>: panels of 64, 32, 16 and 8 neurons, the last filled up with zeros.</summary>
internal sealed unsafe class PackedLayer
{
    private const int Lanes = LayerKernel.Lanes;
    private readonly AlignedBuffer weights;
    private readonly AlignedBuffer biases;
    private readonly DeepNetwork network;
    private readonly int start;

    internal PackedLayer(DeepNetwork network, int layer)
    {
        this.network = network;
        var shape = network.Shape;
        start = shape.WeightStart(layer);
        (Inputs, Neurons) = (shape.In(layer), shape.Out(layer));
        Padded = (Neurons + Lanes - 1) / Lanes * Lanes;
        weights = new(Padded * Inputs);
        biases = new(Padded);
        var matrix = Matrix;
        Biases.CopyTo(biases.Span);
        for (var first = 0; first < Padded;)
        {
            var width = PanelVectors(first) * Lanes;
            var panel = weights.Span.Slice(first * Inputs, width * Inputs);
            for (var i = 0; i < panel.Length; i++)
            {
                var neuron = first + (i % width);
                panel[i] = neuron < Neurons ? matrix[(neuron * Inputs) + (i / width)] : 0f;
            }

            first += width;
        }
    }

    /// <summary>Number of inputs.</summary>
    internal int Inputs { get; }

    /// <summary>Number of neurons.</summary>
    internal int Neurons { get; }

    /// <summary>Number of neurons with those that fill up the last vector.</summary>
    internal int Padded { get; }

    /// <summary>The canonical weights, one row per neuron.</summary>
    internal Span<float> Matrix => network.Weights.AsSpan(start, Neurons * Inputs);

    /// <summary>The canonical biases.</summary>
    internal ReadOnlySpan<float> Biases => network.Weights.AsSpan(start + (Neurons * Inputs), Neurons);

    /// <summary>t = b + W x.</summary>
    /// <param name="x">As many inputs as the layer has.</param>
    /// <param name="t">Receives <see cref="Padded"/> sums.</param>
    internal void Run(float* x, float* t)
    {
        for (var first = 0; first < Padded;)
        {
            var vectors = PanelVectors(first);
            var panel = weights.Pointer + (first * Inputs);
            var bias = biases.Pointer + first;
            var sums = t + first;
            switch (vectors)
            {
                case 8:
                    LayerKernel.Panel<VectorCounts.Eight>(panel, bias, x, Inputs, sums);
                    break;
                case 4:
                    LayerKernel.Panel<VectorCounts.Four>(panel, bias, x, Inputs, sums);
                    break;
                case 2:
                    LayerKernel.Panel<VectorCounts.Two>(panel, bias, x, Inputs, sums);
                    break;
                default:
                    LayerKernel.Panel<VectorCounts.One>(panel, bias, x, Inputs, sums);
                    break;
            }

            first += vectors * Lanes;
        }

        GC.KeepAlive(this);
    }

    /// <summary>The largest of 8, 4, 2 and 1 vectors that still fits.</summary>
    private int PanelVectors(int first) => ((Padded - first) / Lanes) switch
    {
        >= 8 => 8,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };
}
