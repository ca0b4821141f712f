using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Deployment;

/// <summary>
/// What a deployed extrapolator's errors are, measured on test tracks and told by region of momentum and step length: an
/// extrapolator that is good on average may be a centimetre off for slow tracks over long steps.
/// </summary>
/// <param name="Momenta">Edges of momentum in GeV/c, ascending, at least two.</param>
/// <param name="Steps">Edges of |dz| in mm, ascending, at least two.</param>
/// <param name="Regions">The regions, row-major: [momentum][step].</param>
public sealed record ErrorRegions(ImmutableArray<double> Momenta, ImmutableArray<double> Steps, ImmutableArray<ErrorRegion> Regions)
{
    /// <summary>Most regions along an axis.</summary>
    public const int Most = 256;

    /// <summary>Regions of momentum.</summary>
    public int Rows => Momenta.Length - 1;

    /// <summary>Regions of step length.</summary>
    public int Columns => Steps.Length - 1;

    /// <summary>The region of a row of momentum and a column of step length, from 0.</summary>
    public ErrorRegion this[int row, int column] => Regions[(row * Columns) + column];

    /// <summary>What is wrong with these numbers, with what would be valid; null where nothing is.</summary>
    public string? Problem =>
        ProblemOf("momenta", Momenta) ?? ProblemOf("steps", Steps)
        ?? (Regions.IsDefault || Regions.Length != Rows * Columns
            ? FormattableString.Invariant($"{(Regions.IsDefault ? 0 : Regions.Length)} error regions: needed are {Rows} x {Columns}")
            : Regions.Select(region => region.Problem).FirstOrDefault(problem => problem is not null));

    /// <summary>The errors of an extrapolator's answers to test tracks.</summary>
    /// <param name="momenta">Edges of momentum in GeV/c.</param>
    /// <param name="steps">Edges of |dz| in mm.</param>
    /// <param name="tracks">The test tracks; those beyond the outer edges are left out.</param>
    /// <param name="errors">The error of each.</param>
    /// <exception cref="ArgumentException">Edges that do not ascend, or another number of errors than tracks.</exception>
    public static ErrorRegions Of(ImmutableArray<double> momenta, ImmutableArray<double> steps, TestTracks tracks, IReadOnlyList<TrackError> errors)
    {
        if ((ProblemOf("momenta", momenta) ?? ProblemOf("steps", steps)) is { } problem)
        {
            throw new ArgumentException(problem, nameof(momenta));
        }

        if (errors.Count != tracks.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"{errors.Count} errors of {tracks.Count} tracks"), nameof(errors));
        }

        var (rows, columns) = (momenta.Length - 1, steps.Length - 1);
        var members = new List<TrackError>[rows * columns];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = [];
        }

        for (var i = 0; i < tracks.Count; i++)
        {
            var segment = tracks.Segments[i];
            var (row, column) = (Place(momenta, MomentumOf(segment.Qop)), Place(steps, Math.Abs(segment.Dz)));
            if (row >= 0 && column >= 0)
            {
                members[(row * columns) + column].Add(errors[i]);
            }
        }

        return new(momenta, steps, [.. members.Select(part => ErrorRegion.Of(ErrorSummary.Of(part)))]);
    }

    /// <summary>The errors of an extrapolator in regions that hold about equally many test tracks and together cover its domain.</summary>
    /// <param name="extrapolator">The extrapolator.</param>
    /// <param name="domain">Where it was trained: sets the outer edges.</param>
    /// <param name="tracks">Test tracks, none of them seen in training.</param>
    /// <param name="rows">Regions of momentum.</param>
    /// <param name="columns">Regions of step length; fewer where steps do not vary that much.</param>
    /// <param name="threads">Threads to use; the answer does not depend on it.</param>
    /// <exception cref="ArgumentException">No test track.</exception>
    public static ErrorRegions Measure(Extrapolator extrapolator, TrainingDomain domain, TestTracks tracks, int rows, int columns, int threads)
    {
        var (minimum, maximum) = domain.Limits();
        var momenta = RegionEdges.Of(
            [.. tracks.Segments.Select(segment => MomentumOf(segment.Qop))], rows, MomentumOf(maximum[4]), MomentumOf(Math.Max(0, minimum[4])));
        var (near, far) = (Math.Abs(minimum[6]), Math.Abs(maximum[6]));
        var crosses = minimum[6] <= 0 && maximum[6] >= 0;
        var steps = RegionEdges.Of(
            [.. tracks.Segments.Select(segment => Math.Abs(segment.Dz))], columns, crosses ? 0 : Math.Min(near, far), Math.Max(near, far));
        return Of(momenta, steps, tracks, tracks.Judge(extrapolator, threads).Errors);
    }

    /// <summary>The errors to expect for a state and a step; null where no test track has been.</summary>
    /// <param name="state">The state.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    public ErrorRegion? At(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var (row, column) = (Place(Momenta, MomentumOf(state.Qop.PerMeV)), Place(Steps, Math.Abs((z1 - z0).Value)));
        return row < 0 || column < 0 || this[row, column] is not { Tracks: > 0 } region ? null : region;
    }

    // Momentum in GeV/c; infinite for a straight track.
    private static double MomentumOf(double qop) => 1 / (1000 * Math.Abs(qop));

    // Index of the region a value lies in; a value on an inner edge belongs above it, one on the last edge below. -1 outside.
    private static int Place(ImmutableArray<double> edges, double value)
    {
        if (!(value >= edges[0] && value <= edges[^1]))
        {
            return -1;
        }

        var region = 0;
        while (region < edges.Length - 2 && value >= edges[region + 1])
        {
            region++;
        }

        return region;
    }

    private static string? ProblemOf(string name, ImmutableArray<double> edges) =>
        edges.IsDefault || edges.Length is < 2 or > Most + 1
            ? FormattableString.Invariant($"{(edges.IsDefault ? 0 : edges.Length)} edges of {name}: valid are 2 to {Most + 1}")
        : !edges.All(double.IsFinite) || edges[0] < 0 ? $"edges of {name}: valid are finite numbers from 0 up"
        : Enumerable.Range(1, edges.Length - 1).Any(i => !(edges[i] > edges[i - 1])) ? $"edges of {name} do not ascend"
        : null;
}
