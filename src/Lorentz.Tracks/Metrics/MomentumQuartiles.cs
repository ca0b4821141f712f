using Lorentz.Tracks.Datasets;

namespace Lorentz.Tracks.Metrics;

/// <summary>A test set cut into four equal parts by momentum: where an extrapolator fails is where tracks are slow.</summary>
/// <param name="Members">Sample indices of each quarter, slowest first.</param>
/// <param name="Edges">The three momenta between them and both ends, five values in GeV/c.</param>
public sealed record MomentumQuartiles(IReadOnlyList<int[]> Members, IReadOnlyList<double> Edges)
{
    /// <summary>Number of parts.</summary>
    public const int Parts = 4;

    /// <summary>The quarters of a test set.</summary>
    public static MomentumQuartiles Of(SampleRows rows)
    {
        var count = (int)rows.Count;
        var momenta = new double[count];
        for (var i = 0; i < count; i++)
        {
            momenta[i] = 1 / (1000 * Math.Abs(rows.Segment(i).Qop));
        }

        // A stable order: equal momenta keep the order of the file.
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => momenta[i])];
        var members = Enumerable.Range(0, Parts)
            .Select(part => order[(part * order.Length / Parts)..((part + 1) * order.Length / Parts)]).ToArray();
        double[] edges =
        [
            .. members.Select(part => part.Length == 0 ? double.NaN : momenta[part[0]]),
            order.Length == 0 ? double.NaN : momenta[order[^1]],
        ];
        return new(members, edges);
    }

    /// <summary>One summary a quarter.</summary>
    public ErrorSummary[] Summarise(TrackError[] errors) =>
        [.. Members.Select(part => ErrorSummary.Of([.. part.Select(index => errors[index])]))];
}
