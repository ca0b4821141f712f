using System.Collections.Immutable;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Finds the equally spaced nodes that the coordinates of a map's rows form along one axis.</summary>
internal static class LatticeAxis
{
    /// <summary>How far from its node a coordinate may lie, in spacings: room for rounding in the text, not for an error.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>The nodes along an axis, or null when the common coordinates are not equally spaced.</summary>
    /// <param name="occurrences">Each coordinate in mm with the number of rows that have it; at least two coordinates.</param>
    /// <remarks>
    /// A plane of the lattice holds many rows and a damaged coordinate few, so only coordinates at least half as
    /// frequent as the most frequent one are asked; the spacing is the most common gap between them.
    /// </remarks>
    public static GridAxis? Detect(IReadOnlyDictionary<double, int> occurrences)
    {
        var most = occurrences.Values.Max();
        var planes = occurrences.Where(pair => 2L * pair.Value >= most).Select(pair => pair.Key).Order().ToImmutableArray();
        if (planes.Length < 2)
        {
            return null;
        }

        var (gap, anchor) = CommonGap(planes);
        var members = planes.Where(plane => Distance(plane, anchor, gap) <= 10.0 * Tolerance).ToImmutableArray();
        var intervals = Math.Round((members[^1] - members[0]) / gap);
        if (!(intervals >= 1.0 && intervals < 100_000.0))
        {
            return null;
        }

        var spacing = (members[^1] - members[0]) / intervals;
        return new(members[0], Exact(members, spacing), (int)intervals + 1);
    }

    /// <summary>The node a coordinate stands for, or -1 when it is off the lattice.</summary>
    public static int NodeOf(GridAxis axis, double position)
    {
        var u = (position - axis.Origin) / axis.Spacing;
        var node = Math.Round(u);
        return Math.Abs(u - node) <= Tolerance && node >= 0.0 && node < axis.Count ? (int)node : -1;
    }

    // The gap most pairs of neighbours have (within a thousandth; of equals the narrowest), and where one of them starts.
    private static (double Gap, double Anchor) CommonGap(ImmutableArray<double> planes)
    {
        var gaps = Enumerable.Range(0, planes.Length - 1)
            .Select(i => (Width: planes[i + 1] - planes[i], Start: planes[i]))
            .OrderBy(gap => gap.Width).ThenBy(gap => gap.Start).ToArray();
        int best = 0, bestLength = 0, end = 0;
        for (var start = 0; start < gaps.Length; start++)
        {
            while (end < gaps.Length && gaps[end].Width <= gaps[start].Width * (1.0 + Tolerance))
            {
                end++;
            }

            if (end - start > bestLength)
            {
                (best, bestLength) = (start, end - start);
            }
        }

        var sum = 0.0;
        for (var i = best; i < best + bestLength; i++)
        {
            sum += gaps[i].Width;
        }

        return (sum / bestLength, gaps[best].Start);
    }

    private static double Distance(double position, double anchor, double gap)
    {
        var u = (position - anchor) / gap;
        return Math.Abs(u - Math.Round(u));
    }

    // Of the doubles next to the spacing, the one that gives every coordinate to the bit, if there is one: a grid
    // that was written comes back the same.
    private static double Exact(ImmutableArray<double> members, double spacing)
    {
        ReadOnlySpan<double> candidates =
        [
            spacing, Math.BitIncrement(spacing), Math.BitDecrement(spacing),
            Math.BitIncrement(Math.BitIncrement(spacing)), Math.BitDecrement(Math.BitDecrement(spacing)),
        ];
        foreach (var candidate in candidates)
        {
            if (members.All(member => members[0] + (Math.Round((member - members[0]) / candidate) * candidate) == member))
            {
                return candidate;
            }
        }

        return spacing;
    }
}
