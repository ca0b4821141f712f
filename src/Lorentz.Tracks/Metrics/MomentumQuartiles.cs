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
        var momenta = new double[rows.Count];
        var order = new int[rows.Count];
        for (var i = 0; i < order.Length; i++)
        {
            momenta[i] = 1 / (1000 * Math.Abs(rows.Segment(i).Qop));
            order[i] = i;
        }

        Array.Sort((double[])momenta.Clone(), order);
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
