using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Kernels.Layers;

/// <summary>The inner loops of a layer, for one sample with a neuron a lane and for many with a sample a lane.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal abstract unsafe class LayerKernel<T>
    where T : unmanaged
{
    /// <summary>Neurons that go through <see cref="Tile"/> together: with two vectors of samples they fill sixteen registers.</summary>
    internal const int TileNeurons = 6;

    /// <summary>Neurons of a block of one sample: a cache line.</summary>
    internal static int Block => 64 / sizeof(T);

    /// <summary>Most blocks that go through <see cref="Panel"/> together: independent sums that hide the latency of a multiply-add.</summary>
    internal const int PanelBlocks = 4;

    /// <summary>Sums that an output is parted into: input k belongs to sum k modulo this, and they are added by halves.</summary>
    internal static int Parts => Vector256<T>.Count;

    /// <summary>The kernel for this processor: 512-bit vectors where it has them. The bits are the same.</summary>
    internal static LayerKernel<T> Best { get; } =
        Vector512.IsHardwareAccelerated ? new LayerKernel<T, Lanes512<T>>() : new LayerKernel<T, Lanes256<T>>();

    /// <summary>The kernel of 256-bit vectors.</summary>
    internal static LayerKernel<T> Narrow { get; } = new LayerKernel<T, Lanes256<T>>();

    /// <summary>Rows that <see cref="Back"/> carries together: one output of the network each.</summary>
    internal const int BackRows = 4;

    /// <summary>Samples that go through <see cref="Tile"/> together, and inputs through <see cref="Back"/>: two vectors.</summary>
    internal abstract int TileSamples { get; }

    /// <summary>t = b + W x for some blocks of neurons and one sample, k ascending from the bias.</summary>
    /// <param name="blocks">Number of blocks, at most <see cref="PanelBlocks"/>.</param>
    /// <param name="weights">For each input a weight of every neuron.</param>
    /// <param name="bias">A bias per neuron.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="t">Receives the sums.</param>
    internal abstract void Panel(int blocks, T* weights, T* bias, T* x, int inputs, T* t);

    /// <summary>t = b + W x for six neurons and two vectors of samples, k ascending from the bias.</summary>
    /// <param name="weights">Six weights for each input.</param>
    /// <param name="bias">Six biases.</param>
    /// <param name="x">Two vectors of samples for each input.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="t">Receives two vectors of samples for each neuron.</param>
    internal abstract void Tile(T* weights, T* bias, T* x, int inputs, T* t);

    /// <summary>Whether registers hold two tiles at once: thirty-two of 512 bits do, and samples are loaded half as often.</summary>
    internal abstract bool HasPairs { get; }

    /// <summary><see cref="Tile"/> for two tiles of neurons that follow each other, with the same bits.</summary>
    /// <param name="weights">Six weights for each input, then six of the next tile for each.</param>
    /// <param name="bias">Twelve biases.</param>
    /// <param name="x">Two vectors of samples for each input.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="t">Receives two vectors of samples for each neuron.</param>
    internal abstract void Pair(T* weights, T* bias, T* x, int inputs, T* t);

    /// <summary>y = b + W x for four outputs and one sample; its inputs are zero up to a whole number of <see cref="Parts"/>.</summary>
    /// <param name="weights">For each <see cref="Parts"/> inputs a row of each output.</param>
    /// <param name="bias">Four biases.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="rows">Rows of inputs.</param>
    /// <param name="y">Receives four outputs.</param>
    internal abstract void Outputs(T* weights, T* bias, T* x, int rows, T* y);

    /// <summary>The same for two vectors of samples, with the bits that a sample has alone.</summary>
    /// <param name="weights">As for one sample.</param>
    /// <param name="bias">Four biases.</param>
    /// <param name="x">Two vectors of samples for each input.</param>
    /// <param name="inputs">Number of inputs that exist.</param>
    /// <param name="y">Receives two vectors of samples for each of four outputs; room for <see cref="Parts"/> times as much.</param>
    internal abstract void OutputTile(T* weights, T* bias, T* x, int inputs, T* y);

    /// <summary>Carries four rows of derivatives backwards through a vector or two of inputs: below_k = f'_k sum over n of above_n W_nk, n ascending.</summary>
    /// <param name="pair">Whether there are two vectors of inputs.</param>
    /// <param name="weights">For each neuron its weights by these inputs.</param>
    /// <param name="above">Derivatives by the neurons' arguments: four rows.</param>
    /// <param name="aboveStride">Numbers from one row to the next.</param>
    /// <param name="neurons">Number of neurons.</param>
    /// <param name="slopes">f' of each of these inputs; null for 1.</param>
    /// <param name="below">Receives derivatives by the arguments of these inputs: four rows.</param>
    /// <param name="belowStride">Numbers from one row to the next.</param>
    internal abstract void Back(bool pair, T* weights, T* above, int aboveStride, int neurons, T* slopes, T* below, int belowStride);
}
