using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels.Layers;

/// <summary>
/// A layer laid out for reverse products: for two vectors of inputs the weights of every neuron, then for the next two; one
/// vector at the end where a block of inputs is left over. Missing inputs have zero weights.
/// </summary>
internal sealed unsafe class ReverseLayer<T>
    where T : unmanaged
{
    private readonly LayerKernel<T> kernel;
    private readonly AlignedBuffer<T> weights;

    internal ReverseLayer(LayerKernel<T> kernel, DeepNetwork network, int layer)
    {
        this.kernel = kernel;
        var shape = network.Shape;
        (Inputs, Neurons) = (shape.In(layer), shape.Out(layer));
        PaddedInputs = (Inputs + LayerKernel<T>.Block - 1) / LayerKernel<T>.Block * LayerKernel<T>.Block;
        weights = new(PaddedInputs * Neurons);
        var matrix = network.Weights.AsSpan(shape.WeightStart(layer), Inputs * Neurons);
        for (var first = 0; first < PaddedInputs; first += Panel(first))
        {
            var target = weights.Span.Slice(first * Neurons, Panel(first) * Neurons);
            for (var i = 0; i < target.Length; i++)
            {
                var input = first + (i % Panel(first));
                target[i] = Numbers<T>.Of(input < Inputs ? matrix[(i / Panel(first) * Inputs) + input] : 0f);
            }
        }
    }

    /// <summary>Number of inputs.</summary>
    internal int Inputs { get; }

    /// <summary>Number of neurons.</summary>
    internal int Neurons { get; }

    /// <summary>Number of inputs with those that fill up the last block.</summary>
    internal int PaddedInputs { get; }

    /// <summary>Carries four rows of derivatives backwards.</summary>
    /// <param name="above">Derivatives by the neurons' arguments: four rows.</param>
    /// <param name="aboveStride">Numbers from one row to the next.</param>
    /// <param name="slopes">f' of each input, <see cref="PaddedInputs"/> of them; null for 1.</param>
    /// <param name="below">Receives derivatives by the inputs' arguments: four rows of <see cref="PaddedInputs"/>.</param>
    internal void Back(T* above, int aboveStride, T* slopes, T* below)
    {
        for (var first = 0; first < PaddedInputs; first += Panel(first))
        {
            kernel.Back(
                Panel(first) == kernel.TileSamples, weights.Pointer + ((nint)first * Neurons), above, aboveStride, Neurons,
                slopes == null ? null : slopes + first, below + first, PaddedInputs);
        }

        GC.KeepAlive(this);
    }

    // Inputs of the panel that starts at one.
    private int Panel(int first) => Math.Min(kernel.TileSamples, PaddedInputs - first);
}
