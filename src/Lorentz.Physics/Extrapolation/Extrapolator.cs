using Lorentz.Physics.Integration;
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
