using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>A chart behind the contract every extrapolator keeps; float32, no allocation.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="chart">The chart.</param>
public sealed class ChartExtrapolator(string name, TrackChart chart) : Extrapolator
{
    private readonly PackedChart packed = new(chart);

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var segment = new Segment(state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, (z1 - z0).Value);
        var (x, y, tx, ty) = packed.Evaluate(segment).EndOf(segment);
        return new(state with { X = new(x), Y = new(y), Tx = tx, Ty = ty }, Judge(x, y, tx, ty, true, !chart.Domain.Contains(segment)));
    }

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        var dz = (z1 - z0).Value;
        var segment = new Segment(state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, dz);
        TransportJacobian.Write(ChartDerivative.Of(chart, segment).EndOf(TransportJacobian.Seed(state), dz), jacobian);
        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
    }

    /// <inheritdoc/>
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        for (var t = 0; t < tracks.Count; t++)
        {
            var segment = new Segment(tracks.X[t], tracks.Y[t], tracks.Tx[t], tracks.Ty[t], tracks.Qop[t], z0[t], z1[t] - z0[t]);
            (ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t]) = packed.Evaluate(segment).EndOf(segment);
            ends.Qop[t] = tracks.Qop[t];
            statuses[t] = Judge(ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t], true, !chart.Domain.Contains(segment));
        }
    }
}
