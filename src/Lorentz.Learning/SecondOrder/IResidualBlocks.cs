using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// The residuals r of a least-squares problem, F = r r / 2, in chunks: their Jacobian J is never stored whole. Safe to call
/// from several threads at once for different chunks.
/// </summary>
public interface IResidualBlocks
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>Number of chunks; depends on the data alone.</summary>
    int Chunks { get; }

    /// <summary>Adds a chunk's share of J^T J and J^T r.</summary>
    /// <param name="chunk">Which chunk.</param>
    /// <param name="point">The variables.</param>
    /// <param name="normal">Dimension x dimension, of which the upper triangle counts.</param>
    /// <param name="gradient">One element per variable.</param>
    /// <param name="room">Room to work in, this worker's own.</param>
    /// <returns>Sum of the chunk's squared residuals.</returns>
    double AddNormal(int chunk, ReadOnlySpan<double> point, MatrixView<double> normal, Span<double> gradient, MatrixRoom<double> room);

    /// <summary>Sum of a chunk's squared residuals.</summary>
    double SumOfSquares(int chunk, ReadOnlySpan<double> point);
}
