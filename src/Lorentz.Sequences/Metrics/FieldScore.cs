using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Metrics;

/// <summary>How good the reconstruction of one field is.</summary>
/// <param name="Observed">On the pixels that were given.</param>
/// <param name="Unobserved">On all others.</param>
/// <param name="All">On every pixel.</param>
/// <param name="Similarity">Structural similarity of the whole images.</param>
public readonly record struct FieldScore(PixelScore Observed, PixelScore Unobserved, PixelScore All, double Similarity)
{
    /// <summary>Compares a reconstruction with the truth.</summary>
    /// <param name="truth">Values at all pixels.</param>
    /// <param name="reconstruction">The reconstruction, as it is: nothing is clamped to a range.</param>
    /// <param name="grid">The pixels, at least 11 x 11 of them.</param>
    /// <param name="mask">Which of them were given.</param>
    /// <exception cref="ArgumentException">Images of another size.</exception>
    public static FieldScore Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> reconstruction, SquareGrid grid, ObservationMask mask)
    {
        var similarity = StructuralSimilarity.Of(truth, reconstruction, grid.Side);
        var given = new bool[grid.Count];
        foreach (var pixel in mask.Observed)
        {
            given[pixel] = true;
        }

        var (observed, unobserved, all) = (new List<double>(), new List<double>(), new List<double>());
        for (var pixel = 0; pixel < grid.Count; pixel++)
        {
            var error = reconstruction[pixel] - truth[pixel];
            all.Add(error);
            (given[pixel] ? observed : unobserved).Add(error);
        }

        return new(PixelScore.Of(observed), PixelScore.Of(unobserved), PixelScore.Of(all), similarity);
    }
}
