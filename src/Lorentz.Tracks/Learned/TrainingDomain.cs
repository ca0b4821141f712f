using System.Collections.Immutable;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Learned;

/// <summary>The box of segments a network has seen: outside it an answer is a guess, and is flagged.</summary>
/// <param name="Minimum">Least value of x, y, tx, ty, |q/p|, z0, dz.</param>
/// <param name="Maximum">Greatest value of each.</param>
public sealed record TrainingDomain(ImmutableArray<double> Minimum, ImmutableArray<double> Maximum)
{
    // A box of the extremes of a finite sample would flag the next track drawn at its edge.
    private const double Margin = 1e-3;

    /// <summary>The domain of a training set.</summary>
    public static TrainingDomain Of(SampleRows rows)
    {
        var minimum = Enumerable.Repeat(double.PositiveInfinity, Segment.Columns).ToArray();
        var maximum = Enumerable.Repeat(double.NegativeInfinity, Segment.Columns).ToArray();
        Span<double> row = stackalloc double[Segment.Columns];
        for (var i = 0L; i < rows.Count; i++)
        {
            Read(rows.Segment(i), row);
            for (var c = 0; c < row.Length; c++)
            {
                minimum[c] = Math.Min(minimum[c], row[c]);
                maximum[c] = Math.Max(maximum[c], row[c]);
            }
        }

        return new([.. minimum], [.. maximum]);
    }

    /// <summary>Whether a segment lies in the box, a thousandth of its size included on each side; false for NaN.</summary>
    public bool Contains(in Segment segment)
    {
        Span<double> row = stackalloc double[Segment.Columns];
        Read(segment, row);
        for (var c = 0; c < row.Length; c++)
        {
            var margin = Margin * (Maximum[c] - Minimum[c]);
            if (!(row[c] >= Minimum[c] - margin && row[c] <= Maximum[c] + margin))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same box with its margin, for callers that compare by themselves.</summary>
    public (double[] Minimum, double[] Maximum) Limits()
    {
        var (minimum, maximum) = (new double[Minimum.Length], new double[Maximum.Length]);
        for (var c = 0; c < minimum.Length; c++)
        {
            var margin = Margin * (Maximum[c] - Minimum[c]);
            (minimum[c], maximum[c]) = (Minimum[c] - margin, Maximum[c] + margin);
        }

        return (minimum, maximum);
    }

    private static void Read(in Segment segment, Span<double> row)
    {
        segment.ToRow(row);
        row[4] = Math.Abs(row[4]);
    }
}
