namespace Lorentz.Learning.Kernels;

/// <summary>What one worker needs to carry one chunk of samples through a network and back.</summary>
internal sealed class ChunkWorkspace(PackedLayout layout, bool gradients)
{
    /// <summary>Samples in a full chunk: part of the contract on bits, chosen so that a chunk's inputs, errors and lane
    /// sums lie in the first-level cache and its activations in the second.</summary>
    internal const int Samples = 32;

    /// <summary>Inputs, each repeated over eight lanes: [sample][input][8].</summary>
    internal AlignedBuffer<float> Inputs { get; } = new(Samples * layout.Shape.Inputs * DenseKernel.Lanes);

    /// <summary>Pre-activations, later deltas, of one block: [sample][16], and a spare row.</summary>
    internal AlignedBuffer<float> Block { get; } = new((Samples + 1) * DenseKernel.Row);

    /// <summary>Half-done activations of one block: [sample][16], and a spare row.</summary>
    internal AlignedBuffer<float> Prepared { get; } = new((Samples + 1) * DenseKernel.Row);

    /// <summary>Lane sums of the outputs, later output errors repeated over eight lanes: [sample][4][8].</summary>
    internal AlignedBuffer<float> Outputs { get; } = new(Samples * DenseKernel.Outputs * DenseKernel.Lanes);

    /// <summary>Activations: [block][sample][16].</summary>
    internal AlignedBuffer<float> Values { get; } = new(gradients ? layout.Blocks * Samples * DenseKernel.Row : 0);

    /// <summary>Derivatives of the activations: [block][sample][16].</summary>
    internal AlignedBuffer<float> Derivatives { get; } = new(gradients ? layout.Blocks * Samples * DenseKernel.Row : 0);
}
