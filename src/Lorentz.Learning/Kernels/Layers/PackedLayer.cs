using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels.Layers;

/// <summary>
/// A hidden layer laid out twice: in panels of blocks of neurons for one sample, and in tiles of six neurons for many.
/// What fills up the last of either is zero.
/// </summary>
internal sealed unsafe class PackedLayer<T>
    where T : unmanaged
{
    private const int TileNeurons = LayerKernel<T>.TileNeurons;
    private readonly AlignedBuffer<T> panels;
    private readonly AlignedBuffer<T> tiles;
    private readonly AlignedBuffer<T> biases;

    internal PackedLayer(DeepNetwork network, int layer)
        : this(network.Weights.AsSpan(network.Shape.WeightStart(layer)), network.Shape.In(layer), network.Shape.Out(layer))
    {
    }

    // Weights in canonical order, then biases; what follows does not matter.
    internal PackedLayer(ReadOnlySpan<float> weights, int inputs, int neurons)
    {
        (Inputs, Neurons) = (inputs, neurons);
        Padded = (Neurons + LayerKernel<T>.Block - 1) / LayerKernel<T>.Block * LayerKernel<T>.Block;
        Tiles = (Neurons + TileNeurons - 1) / TileNeurons;
        var matrix = weights[..(Neurons * Inputs)];
        panels = new(Padded * Inputs);
        tiles = new(Tiles * TileNeurons * Inputs);
        biases = new(Math.Max(Padded, Tiles * TileNeurons));
        Numbers<T>.Widen(weights.Slice(Neurons * Inputs, Neurons), biases.Span);
        for (var first = 0; first < Padded; first += Panel(first))
        {
            Columns(matrix, first, Panel(first), panels.Span.Slice(first * Inputs, Panel(first) * Inputs));
        }

        for (var tile = 0; tile < Tiles; tile++)
        {
            Columns(matrix, tile * TileNeurons, TileNeurons, tiles.Span.Slice(tile * TileNeurons * Inputs, TileNeurons * Inputs));
        }
    }

    /// <summary>Number of inputs.</summary>
    internal int Inputs { get; }

    /// <summary>Number of neurons.</summary>
    internal int Neurons { get; }

    /// <summary>Number of neurons with those that fill up the last block.</summary>
    internal int Padded { get; }

    /// <summary>Number of tiles.</summary>
    internal int Tiles { get; }

    /// <summary>t = b + W x for one sample.</summary>
    /// <param name="kernel">The inner loops.</param>
    /// <param name="x">As many inputs as the layer has.</param>
    /// <param name="t">Receives <see cref="Padded"/> sums.</param>
    internal void One(LayerKernel<T> kernel, T* x, T* t)
    {
        for (var first = 0; first < Padded; first += Panel(first))
        {
            kernel.Panel(Panel(first) / LayerKernel<T>.Block, panels.Pointer + ((nint)first * Inputs), biases.Pointer + first, x, Inputs, t + first);
        }

        GC.KeepAlive(this);
    }

    /// <summary>t = b + W x for a tile of neurons and two vectors of samples.</summary>
    /// <param name="kernel">The inner loops.</param>
    /// <param name="tile">Which tile.</param>
    /// <param name="x">Two vectors of samples for each input.</param>
    /// <param name="t">Receives two vectors of samples for each neuron of the tile.</param>
    internal void Tile(LayerKernel<T> kernel, int tile, T* x, T* t)
    {
        kernel.Tile(tiles.Pointer + ((nint)tile * TileNeurons * Inputs), biases.Pointer + (tile * TileNeurons), x, Inputs, t);
        GC.KeepAlive(this);
    }

    /// <summary>The same for a tile and the next one.</summary>
    /// <inheritdoc cref="Tile"/>
    internal void Pair(LayerKernel<T> kernel, int tile, T* x, T* t)
    {
        kernel.Pair(tiles.Pointer + ((nint)tile * TileNeurons * Inputs), biases.Pointer + (tile * TileNeurons), x, Inputs, t);
        GC.KeepAlive(this);
    }

    // Neurons of the panel that starts at one.
    private int Panel(int first) => Math.Min(LayerKernel<T>.PanelBlocks * LayerKernel<T>.Block, Padded - first);

    // For each input the weights of some neurons, side by side.
    private void Columns(ReadOnlySpan<float> matrix, int first, int width, Span<T> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var neuron = first + (i % width);
            target[i] = Numbers<T>.Of(neuron < Neurons ? matrix[(neuron * Inputs) + (i / width)] : 0f);
        }
    }
}
