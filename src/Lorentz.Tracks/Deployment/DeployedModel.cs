using System.Runtime.CompilerServices;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Deployment;

/// <summary>
/// An extrapolator as it leaves the laboratory: with the box it was trained in, its measured errors, and a status that
/// never lets an answer from outside that box pass for a good one.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, in a word or a few.</param>
/// <param name="Extrapolator">The extrapolator.</param>
/// <param name="Domain">Ranges of its training set.</param>
/// <param name="Errors">Its errors by region.</param>
public sealed record DeployedModel(string Name, string Kind, Extrapolator Extrapolator, TrainingDomain Domain, ErrorRegions Errors)
{
    /// <summary>A state without numbers, given where there is no end.</summary>
    public static TrackState Nowhere { get; } = new(
        new(double.NaN), new(double.NaN), double.NaN, double.NaN, ChargeOverMomentum.FromPerMeV(double.NaN));

    /// <summary>Whether a status comes with an end state.</summary>
    public static bool HasEnd(ExtrapolationStatus status) => status is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion;

    /// <summary>
    /// Carries a track. Outside the training domain the status is <see cref="ExtrapolationStatus.OutsideRegion"/>; for an
    /// input that is no number it is <see cref="ExtrapolationStatus.NotFinite"/>; where there is no end it is <see cref="Nowhere"/>.
    /// </summary>
    /// <param name="state">State on the first plane.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    public ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1) =>
        AreFinite(state, z0, z1) ? Judge(SegmentOf(state, z0, z1), Extrapolator.Extrapolate(state, z0, z1)) : new(Nowhere, ExtrapolationStatus.NotFinite);

    /// <summary>Carries many tracks; each has the bits and the status that the extrapolator's own batch gives it, judged as one alone.</summary>
    /// <param name="tracks">States on the first planes.</param>
    /// <param name="z0">First planes in mm.</param>
    /// <param name="z1">Last planes in mm.</param>
    /// <param name="ends">Receives the states on the last planes.</param>
    /// <param name="statuses">Receives one status a track.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        Extrapolator.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
        for (var i = 0; i < tracks.Count; i++)
        {
            var (state, first, last) = (tracks[i], new Millimetre(z0[i]), new Millimetre(z1[i]));
            var judged = AreFinite(state, first, last)
                ? Judge(SegmentOf(state, first, last), new(ends[i], statuses[i]))
                : new(Nowhere, ExtrapolationStatus.NotFinite);
            ends[i] = judged.State;
            statuses[i] = judged.Status;
        }
    }

    /// <summary>
    /// Carries a track and gives the matrix d(state at z1) / d(state at z0); status and state are those of <see cref="Extrapolate"/>.
    /// </summary>
    /// <param name="state">State on the first plane.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    /// <param name="jacobian">Receives 25 numbers row by row (see <see cref="Extrapolator.Transport"/>); NaN where there is no end.</param>
    /// <exception cref="ArgumentException"><paramref name="jacobian"/> does not hold 25 numbers.</exception>
    public ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        if (AreFinite(state, z0, z1))
        {
            return Judge(SegmentOf(state, z0, z1), Extrapolator.Transport(state, z0, z1, jacobian));
        }

        jacobian.Fill(double.NaN);
        return new(Nowhere, ExtrapolationStatus.NotFinite);
    }

    /// <summary>The errors to expect for a state and a step; null outside the training domain and where no test track has been.</summary>
    /// <param name="state">State on the first plane.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    public ErrorRegion? ExpectedError(in TrackState state, Millimetre z0, Millimetre z1) =>
        Domain.Contains(SegmentOf(state, z0, z1)) ? Errors.At(state, z0, z1) : null;

    private ExtrapolationResult Judge(in Segment segment, in ExtrapolationResult result) =>
        !HasEnd(result.Status) ? new(Nowhere, result.Status)
        : result.Status == ExtrapolationStatus.Ok && !Domain.Contains(segment) ? new(result.State, ExtrapolationStatus.OutsideRegion)
        : result;

    private static Segment SegmentOf(in TrackState state, Millimetre z0, Millimetre z1) =>
        new(state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV, z0.Value, (z1 - z0).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreFinite(in TrackState state, Millimetre z0, Millimetre z1) =>
        double.IsFinite(state.X.Value) && double.IsFinite(state.Y.Value) && double.IsFinite(state.Tx) && double.IsFinite(state.Ty)
        && double.IsFinite(state.Qop.PerMeV) && double.IsFinite(z0.Value) && double.IsFinite(z1.Value);
}
