using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>How good an extrapolator's matrices are.</summary>
/// <param name="Entry">The extrapolator.</param>
/// <param name="IsByDifferences">Whether the matrix was made by five more extrapolations.</param>
/// <param name="Position">Median position error of its end states in mm.</param>
/// <param name="Unknown">Tracks without an end state, which have no matrix and are not counted below.</param>
/// <param name="Errors">Errors of the others.</param>
internal sealed record JacobianScore(RaceEntry Entry, bool IsByDifferences, double Position, int Unknown, MatrixError[] Errors)
{
    // Tracks judged at once.
    private const int Chunk = 64;

    // One standard deviation at the start: a track of the vertex detector, its momentum known to a per cent.
    private static ReadOnlySpan<double> Sigmas => [0.1, 0.1, 0.5e-3, 0.5e-3, 0.01];

    /// <summary>Name in tables.</summary>
    public string Name => IsByDifferences ? $"{Entry.Name}, by differences" : Entry.Name;

    /// <summary>99th percentile of the relative error of the predicted standard deviation of x; infinite without matrices.</summary>
    public double SigmaX99 => At(error => error.SigmaX, 0.99) ?? double.PositiveInfinity;

    /// <summary>Judges the matrices of an extrapolator.</summary>
    /// <param name="entry">The extrapolator.</param>
    /// <param name="isByDifferences">Whether to take five more extrapolations instead of its own matrix.</param>
    /// <param name="tracks">The tracks.</param>
    /// <param name="truth">What its matrices are compared with, a matrix a track.</param>
    /// <param name="threads">Threads to use; the score does not depend on it.</param>
    public static JacobianScore Of(RaceEntry entry, bool isByDifferences, TestTracks tracks, double[][] truth, int threads)
    {
        var errors = new MatrixError?[tracks.Count];
        FixedOrder.Run(FixedOrder.ChunkCount(tracks.Count, Chunk), threads, index =>
        {
            Span<double> matrix = stackalloc double[TransportJacobian.Length];
            Span<double> covariance = stackalloc double[TransportJacobian.Length];
            Span<double> sigmas = stackalloc double[TransportJacobian.Size];
            var (start, length) = FixedOrder.Chunk(tracks.Count, Chunk, index);
            for (var i = (int)start; i < (int)start + length; i++)
            {
                var (state, z0, z1) = (tracks.Columns[i], tracks.Z0[i], tracks.Z1[i]);
                _ = isByDifferences
                    ? DifferenceJacobian.Forward(entry.Extrapolator, state, new(z0), new(z1), matrix)
                    : entry.Extrapolator.Transport(state, new(z0), new(z1), matrix);
                Sigmas.CopyTo(sigmas);
                sigmas[4] *= state.Qop.PerMeV;
                Covariance.Diagonal(sigmas, covariance);
                var error = MatrixError.Between(matrix, truth[i], covariance);
                errors[i] = double.IsNaN(error.Largest) ? null : error;
            }
        });
        var known = errors.OfType<MatrixError>().ToArray();
        return new(
            entry, isByDifferences, ErrorSummary.Of(tracks.Judge(entry.Extrapolator, threads).Errors).Median, tracks.Count - known.Length, known);
    }

    /// <summary>How far the matrices by differences are from the extrapolator's own.</summary>
    /// <inheritdoc cref="Of"/>
    public static JacobianScore OfDifferences(RaceEntry entry, TestTracks tracks, int threads)
    {
        var own = new double[tracks.Count][];
        FixedOrder.Run(tracks.Count, threads, i =>
        {
            own[i] = new double[TransportJacobian.Length];
            entry.Extrapolator.Transport(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), own[i]);
        });
        return Of(entry, true, tracks, own, threads);
    }

    /// <summary>A quantile of one of the errors; null without matrices.</summary>
    public double? At(Func<MatrixError, double> error, double fraction) =>
        Errors.Length == 0 ? null : new Quantiles([.. Errors.Select(error)]).At(fraction);
}
