using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Observations;

/// <summary>Which pixels of a field are observed and which are asked for: disjoint, in the random order they were drawn.</summary>
/// <param name="Observed">Pixels whose values are given.</param>
/// <param name="Queries">Other pixels, as many unless said otherwise.</param>
public sealed record ObservationMask(ImmutableArray<int> Observed, ImmutableArray<int> Queries)
{
    /// <summary>The share of the study: 5 % observed, 5 % asked for.</summary>
    public const double StudyShare = 0.05;

    private const int MostDraws = 1 << 20;

    /// <summary>The mask of a field: the first pixels of a random permutation are observed, the next ones asked for.</summary>
    /// <param name="grid">The pixels.</param>
    /// <param name="share">Share of the pixels observed, rounded down: 51 of 1024 for 0.05.</param>
    /// <param name="key">The field.</param>
    /// <param name="draw">Number of the mask where a field has several: the epoch, say.</param>
    /// <param name="queries">Pixels asked for, where they are not as many as are observed; with the observed ones at most all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share that gives no pixel, or more than half of them; a draw below 0 or from 2^20 on.</exception>
    public static ObservationMask Draw(SquareGrid grid, double share, FieldKey key, int draw = 0, int? queries = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, MostDraws);
        if (!(share * grid.Count >= 1.0 && share <= 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, FormattableString.Invariant($"the share of {grid.Count} pixels must give at least one and be at most 0.5"));
        }

        var count = (int)(share * grid.Count);
        var order = new RandomPermutation(key.Seed, ((ulong)draw << 42) | key.Stream, grid.Count);
        return new([.. Enumerable.Range(0, count).Select(i => (int)order[i])], [.. Enumerable.Range(count, queries ?? count).Select(i => (int)order[i])]);
    }
}
