using Lorentz.Numerics.Real;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Extrapolation;

/// <summary>The contract of every extrapolator, classical or learned: state, z0, z1 -> state, status.</summary>
public abstract class Extrapolator
{
    /// <summary>Name in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Field evaluations for a step from z0 to z1 where the count is fixed, else 0.</summary>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    public virtual int FieldEvaluations(Millimetre z0, Millimetre z1) => 0;

    /// <summary>Carries one track from plane z0 to plane z1, forward or backward.</summary>
    public abstract ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1);

    /// <summary>
    /// Carries one track and gives the matrix d(state at z1) / d(state at z0), which takes a covariance C to F C F^T. It is
    /// the derivative of what this extrapolator does, exact to rounding, not of the true path.
    /// </summary>
    /// <remarks>
    /// State and status are those of <see cref="Extrapolate"/>, to the bit. A method that works in single precision gives the
    /// matrix of the function its coefficients define, computed in double precision; a learned network's is computed in single
    /// precision, right to a few 1e-6 in natural sizes, and is there in double precision for who asks for that.
    /// </remarks>
    /// <param name="state">State at z0.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    /// <param name="jacobian">
    /// Receives 25 numbers row by row, d end_i / d start_j at [5 i + j], in the order x, y, tx, ty, q/p (mm, mm, 1, 1, 1/MeV);
    /// NaN where the status says that there is no end state.
    /// </param>
    /// <exception cref="ArgumentException">When <paramref name="jacobian"/> does not hold 25 numbers.</exception>
    public abstract ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian);

    /// <summary>Carries many tracks, each with its own planes; column i of the result belongs to column i of the input.</summary>
    /// <param name="tracks">States at z0.</param>
    /// <param name="z0">First planes in mm.</param>
    /// <param name="z1">Last planes in mm.</param>
    /// <param name="ends">Receives the states at z1.</param>
    /// <param name="statuses">Receives one status a track.</param>
    /// <exception cref="ArgumentException">When the columns differ in length.</exception>
    public virtual void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        for (var i = 0; i < tracks.Count; i++)
        {
            var result = Extrapolate(tracks[i], new(z0[i]), new(z1[i]));
            ends[i] = result.State;
            statuses[i] = result.Status;
        }
    }

    /// <summary>Whether both planes are numbers; an extrapolator that steps asks before it counts its steps.</summary>
    protected static bool AreFinite(double z0, double z1) => double.IsFinite(z0) && double.IsFinite(z1);

    /// <summary>Refuses a batch whose columns differ in length.</summary>
    /// <exception cref="ArgumentException">When they do.</exception>
    protected static void RequireEqualLengths(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, ReadOnlySpan<ExtrapolationStatus> statuses)
    {
        if (z0.Length != tracks.Count || z1.Length != tracks.Count || ends.Count != tracks.Count || statuses.Length != tracks.Count)
        {
            throw new ArgumentException(
                $"A batch of {tracks.Count} tracks needs as many planes, ends and statuses; there are {z0.Length} first planes, "
                + $"{z1.Length} last planes, {ends.Count} ends and {statuses.Length} statuses.");
        }
    }

    /// <summary>Refuses a span that does not hold a 5x5 matrix.</summary>
    /// <exception cref="ArgumentException">When it does not.</exception>
    protected static void RequireMatrix(ReadOnlySpan<double> jacobian)
    {
        if (jacobian.Length != TransportJacobian.Length)
        {
            throw new ArgumentException($"Room for {jacobian.Length} numbers: a 5x5 matrix has {TransportJacobian.Length}.", nameof(jacobian));
        }
    }

    /// <summary>The result, after its matrix was made unknown if there is no end state it could belong to.</summary>
    protected static ExtrapolationResult WithMatrix(in ExtrapolationResult result, Span<double> jacobian)
    {
        if (result.Status is not (ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion))
        {
            jacobian.Fill(double.NaN);
        }

        return result;
    }

    /// <summary>The result of an integration of dual numbers, its matrix written.</summary>
    protected static ExtrapolationResult WithMatrix(in Integration<Jet5> outcome, Span<double> jacobian)
    {
        var end = outcome.State;
        TransportJacobian.Write(end, jacobian);
        var status = Judge(
            end.X.Value, end.Y.Value, end.Tx.Value, end.Ty.Value, outcome.Finished, outcome.OutsideLanes != 0, outcome.TurnedLanes != 0);
        return WithMatrix(new ExtrapolationResult(TransportJacobian.ValueOf(end), status), jacobian);
    }

    /// <summary>The status that plain numbers deserve.</summary>
    protected static ExtrapolationStatus Judge(double x, double y, double tx, double ty, bool finished, bool outside, bool turned = false)
    {
        if (turned)
        {
            return ExtrapolationStatus.TooSteep;
        }

        if (!double.IsFinite(x + y + tx + ty))
        {
            return ExtrapolationStatus.NotFinite;
        }

        if (Math.Max(Math.Abs(tx), Math.Abs(ty)) > Integrator.SteepestSlope)
        {
            return ExtrapolationStatus.TooSteep;
        }

        return !finished ? ExtrapolationStatus.StepLimit : outside ? ExtrapolationStatus.OutsideRegion : ExtrapolationStatus.Ok;
    }
}
