using Lorentz.Learning.Kernels;
using Lorentz.Learning.Kernels.Layers;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Inference;

/// <summary>Room for batches of <see cref="PackedDeepNetwork{T}"/>, for networks of one shape: one for each worker.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class DeepRoom<T>
    where T : unmanaged
{
    // Samples of one layer's values stay in a part of the second-level cache.
    private const int LayerBytes = 512 * 1024;
    private const int MostTiles = 4;

    /// <summary>Room for networks of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public DeepRoom(DeepShape shape)
    {
        Shape = shape;
        var row = TileSamples * (Math.Max(shape.Widest, shape.Inputs) + LayerKernel<T>.TileNeurons);
        Tiles = Math.Clamp(LayerBytes / System.Runtime.CompilerServices.Unsafe.SizeOf<T>() / row, 1, MostTiles);
        TileLength = row;
        Before = new(Tiles * row);
        After = new(Tiles * row);
        Sums = new(PackedOutputs<T>.Group * LayerKernel<T>.Parts * TileSamples);
    }

    /// <summary>The shape of the networks.</summary>
    public DeepShape Shape { get; }

    /// <summary>Samples of a tile, whatever kernel runs.</summary>
    internal static int TileSamples => LayerKernel<T>.Best.TileSamples;

    /// <summary>Tiles of samples that go through the layers together: they share a layer's weights while these are in the first-level cache.</summary>
    internal int Tiles { get; }

    /// <summary>Numbers that a tile of samples has at most in a layer.</summary>
    internal int TileLength { get; }

    /// <summary>Values of one layer.</summary>
    internal AlignedBuffer<T> Before { get; }

    /// <summary>Values of the next layer.</summary>
    internal AlignedBuffer<T> After { get; }

    /// <summary>Partial sums of the outputs.</summary>
    internal AlignedBuffer<T> Sums { get; }
}
