using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels;

/// <summary>
/// How the weights of a network lie in memory for the kernels: block after block of sixteen neurons, each block I
/// input-weight rows, the bias row and four output-weight rows of sixteen; last one row with the output biases.
/// </summary>
/// <remarks>
/// Missing neurons of the last block and missing outputs have zero weights. A kernel copy is scaled as
/// <see cref="IActivation"/> says: input weights and biases by c, output weights by 1/c.
/// </remarks>
internal sealed class PackedLayout(NetworkShape shape)
{
    /// <summary>The network's shape.</summary>
    internal NetworkShape Shape { get; } = shape;

    /// <summary>Number of blocks.</summary>
    internal int Blocks { get; } = (shape.Width + DenseKernel.Row - 1) / DenseKernel.Row;

    /// <summary>Rows in a block.</summary>
    internal int BlockRows { get; } = shape.Inputs + 1 + DenseKernel.Outputs;

    /// <summary>Floats in a block.</summary>
    internal int BlockFloats => BlockRows * DenseKernel.Row;

    /// <summary>Where in a block the bias row starts.</summary>
    internal int BiasOffset => Shape.Inputs * DenseKernel.Row;

    /// <summary>Where in a block the output weights start.</summary>
    internal int OutputOffset => (Shape.Inputs + 1) * DenseKernel.Row;

    /// <summary>Where the output biases start.</summary>
    internal int OutputBiasOffset => Blocks * BlockFloats;

    /// <summary>Floats in all.</summary>
    internal int Length => OutputBiasOffset + DenseKernel.Row;

    /// <summary>Neurons of the last block that exist.</summary>
    internal int LastBlockNeurons => Shape.Width - ((Blocks - 1) * DenseKernel.Row);

    /// <summary>Writes canonical weights to <paramref name="packed"/>, zero where there is no neuron or output.</summary>
    internal void Pack(ReadOnlySpan<float> canonical, Span<float> packed)
    {
        packed.Clear();
        for (var i = 0; i < canonical.Length; i++)
        {
            packed[Position(i)] = canonical[i];
        }
    }

    /// <summary>The canonical weights that <paramref name="packed"/> holds.</summary>
    internal float[] Unpack(ReadOnlySpan<float> packed)
    {
        var canonical = new float[Shape.Parameters];
        for (var i = 0; i < canonical.Length; i++)
        {
            canonical[i] = packed[Position(i)];
        }

        return canonical;
    }

    /// <summary>Writes the kernel copy of packed weights: input side times c, output side divided by c.</summary>
    internal void Scale(ReadOnlySpan<float> packed, float scale, Span<float> scaled)
    {
        var inverse = 1f / scale;
        for (var block = 0; block < Blocks; block++)
        {
            var start = block * BlockFloats;
            for (var i = 0; i < BlockFloats; i++)
            {
                scaled[start + i] = packed[start + i] * (i < OutputOffset ? scale : inverse);
            }
        }

        packed[OutputBiasOffset..].CopyTo(scaled[OutputBiasOffset..]);
    }

    private int Position(int canonical)
    {
        var (inputs, width) = (Shape.Inputs, Shape.Width);
        if (canonical < width * inputs)
        {
            return InBlock(canonical / inputs, canonical % inputs);
        }

        canonical -= width * inputs;
        if (canonical < width)
        {
            return InBlock(canonical, inputs);
        }

        canonical -= width;
        return canonical < Shape.Outputs * width
            ? InBlock(canonical % width, inputs + 1 + (canonical / width))
            : OutputBiasOffset + (canonical - (Shape.Outputs * width));
    }

    private int InBlock(int neuron, int row) =>
        (neuron / DenseKernel.Row * BlockFloats) + (row * DenseKernel.Row) + (neuron % DenseKernel.Row);
}
