using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Extrapolation;

/// <summary>Any method with equal steps: as few as keep each below a length, or an exact number of them.</summary>
/// <param name="method">The method.</param>
/// <param name="field">The magnetic field.</param>
/// <param name="maximumStep">Longest step in mm; used when <paramref name="stepCount"/> is 0.</param>
/// <param name="stepCount">Exact number of steps, or 0.</param>
public sealed class FixedStepExtrapolator<TField>(NystromTableau method, TField field, double maximumStep, int stepCount = 0)
    : Extrapolator
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public override string Name => stepCount > 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{method.Name}, {stepCount} {(stepCount == 1 ? "step" : "steps")}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{method.Name}, {maximumStep} mm");

    /// <inheritdoc/>
    public override int FieldEvaluations(Millimetre z0, Millimetre z1) =>
        method.FieldEvaluations * (stepCount > 0 ? stepCount : (int)Math.Ceiling(Math.Abs((z1 - z0).Value) / maximumStep));

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        if (Refusal(z0.Value, z1.Value) is { } status)
        {
            return new(state, status);
        }

        var outcome = Run(state.ToKernel(), new Real64(z0.Value), new Real64(z1.Value));
        var end = outcome.State;
        return new(
            TrackState.FromKernel(end),
            Judge(end.X.Value, end.Y.Value, end.Tx.Value, end.Ty.Value, outcome.Finished, outcome.OutsideLanes != 0, outcome.TurnedLanes != 0));
    }

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        return Refusal(z0.Value, z1.Value) is { } status
            ? WithMatrix(new ExtrapolationResult(state, status), jacobian)
            : WithMatrix(Run(TransportJacobian.Seed(state), Jet5.Constant(z0.Value), Jet5.Constant(z1.Value)), jacobian);
    }

    /// <summary>The same integration for any number type: dual numbers give the Jacobian of exactly these steps.</summary>
    /// <param name="state">State at z0.</param>
    /// <param name="z0">First plane in mm.</param>
    /// <param name="z1">Last plane in mm.</param>
    public Integration<T> Run<T>(in State<T> state, T z0, T z1)
        where T : unmanaged, IReal<T>
    {
        var steps = stepCount > 0
            ? FixedSteps<T>.Exactly(z0, z1, stepCount)
            : FixedSteps<T>.NoLongerThan(z0, z1, maximumStep);
        return Integrator.Run(method, ref steps, field, state);
    }

    /// <inheritdoc/>
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses) =>
        ExtrapolateBatch<DoubleLanes>(tracks, z0, z1, ends, statuses);

    /// <summary>Carries many tracks, one a lane, in the number type asked for.</summary>
    /// <inheritdoc cref="Extrapolator.ExtrapolateBatch"/>
    public void ExtrapolateBatch<T>(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
        where T : unmanaged, IReal<T>
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        Span<double> lanes = stackalloc double[T.LaneCount];
        for (var first = 0; first < tracks.Count; first += T.LaneCount)
        {
            var state = new State<T>(
                Load<T>(tracks.X, first, lanes),
                Load<T>(tracks.Y, first, lanes),
                Load<T>(tracks.Tx, first, lanes),
                Load<T>(tracks.Ty, first, lanes),
                Load<T>(tracks.Qop, first, lanes));
            var (from, to) = LoadPlanes<T>(z0, z1, first);
            var outcome = Run(state, from, to);
            for (var lane = 0; lane < T.LaneCount && first + lane < tracks.Count; lane++)
            {
                var i = first + lane;
                var refusal = Refusal(z0[i], z1[i]);
                if (refusal is not null || z0[i] == z1[i])
                {
                    // Not moved at all, whatever steps of length zero would make of it.
                    ends[i] = tracks[i];
                    statuses[i] = refusal ?? Judge(
                        ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i], true, !field.Region.Contains(ends.X[i], ends.Y[i], z0[i]));
                    continue;
                }

                ends.X[i] = T.Lane(outcome.State.X, lane);
                ends.Y[i] = T.Lane(outcome.State.Y, lane);
                ends.Tx[i] = T.Lane(outcome.State.Tx, lane);
                ends.Ty[i] = T.Lane(outcome.State.Ty, lane);
                ends.Qop[i] = tracks.Qop[i];
                statuses[i] = Judge(
                    ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i], outcome.Finished, (outcome.OutsideLanes >> lane & 1) != 0, (outcome.TurnedLanes >> lane & 1) != 0);
            }
        }
    }

    private ExtrapolationStatus? Refusal(double z0, double z1) =>
        !AreFinite(z0, z1) ? ExtrapolationStatus.NotFinite
        : stepCount <= 0 && !(Math.Ceiling(Math.Abs(z1 - z0) / maximumStep) <= FixedSteps<Real64>.MaximumSteps) ? ExtrapolationStatus.StepLimit
        : null;

    // A refused lane stands still at zero, so that it neither stops nor delays its neighbours.
    private (T From, T To) LoadPlanes<T>(ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, int first)
        where T : unmanaged, IReal<T>
    {
        Span<double> from = stackalloc double[T.LaneCount];
        Span<double> to = stackalloc double[T.LaneCount];
        for (var lane = 0; lane < from.Length; lane++)
        {
            var i = Math.Min(first + lane, z0.Length - 1);
            var refused = Refusal(z0[i], z1[i]) is not null;
            from[lane] = refused ? 0 : z0[i];
            to[lane] = refused ? 0 : z1[i];
        }

        return (T.FromLanes(from), T.FromLanes(to));
    }

    // Lanes past the last track repeat it, so that they take no more steps than it does.
    private static T Load<T>(ReadOnlySpan<double> column, int first, Span<double> lanes)
        where T : unmanaged, IReal<T>
    {
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = column[Math.Min(first + lane, column.Length - 1)];
        }

        return T.FromLanes(lanes);
    }
}
