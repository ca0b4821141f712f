using System.Collections.Concurrent;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Tracks.Learned;

/// <summary>A coarse extrapolator and a network that adds what it misses.</summary>
/// <param name="name">Name in tables.</param>
/// <param name="coarse">The coarse extrapolator.</param>
/// <param name="defect">The network, trained on the coarse one's defects: its deviation from the straight line is the correction.</param>
public sealed class DefectExtrapolator(string name, Extrapolator coarse, LearnedExtrapolator defect) : Extrapolator
{
    // Rooms of batches, kept for the next one of the same size: one for each thread that ever asks at the same time as another.
    private readonly ConcurrentBag<Room> rooms = [];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int FieldEvaluations(Millimetre z0, Millimetre z1) => coarse.FieldEvaluations(z0, z1);

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var first = coarse.Extrapolate(state, z0, z1);
        var second = defect.Extrapolate(state, z0, z1);
        var dz = (z1 - z0).Value;
        return new(
            first.State with
            {
                X = new(first.State.X.Value + (second.State.X.Value - state.X.Value - (state.Tx * dz))),
                Y = new(first.State.Y.Value + (second.State.Y.Value - state.Y.Value - (state.Ty * dz))),
                Tx = first.State.Tx + (second.State.Tx - state.Tx),
                Ty = first.State.Ty + (second.State.Ty - state.Ty),
            },
            Worse(first.Status, second.Status));
    }

    /// <summary>As <see cref="Extrapolator.Transport"/>: the sum of both matrices without the straight line that both have.</summary>
    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        Span<double> correction = stackalloc double[TransportJacobian.Length];
        Span<double> line = stackalloc double[TransportJacobian.Length];
        coarse.Transport(state, z0, z1, jacobian);
        defect.Transport(state, z0, z1, correction);
        TransportJacobian.WriteDrift((z1 - z0).Value, line);
        for (var i = 0; i < jacobian.Length; i++)
        {
            jacobian[i] += correction[i] - line[i];
        }

        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
    }

    /// <inheritdoc/>
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        coarse.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
        if (!rooms.TryTake(out var room) || room.Corrections.Count != tracks.Count)
        {
            room = new(TrackColumns.Allocate(tracks.Count), new ExtrapolationStatus[tracks.Count]);
        }

        var (corrections, judged) = room;
        defect.ExtrapolateBatch(tracks, z0, z1, corrections, judged);
        for (var i = 0; i < tracks.Count; i++)
        {
            var dz = z1[i] - z0[i];
            ends.X[i] += corrections.X[i] - tracks.X[i] - (tracks.Tx[i] * dz);
            ends.Y[i] += corrections.Y[i] - tracks.Y[i] - (tracks.Ty[i] * dz);
            ends.Tx[i] += corrections.Tx[i] - tracks.Tx[i];
            ends.Ty[i] += corrections.Ty[i] - tracks.Ty[i];
            statuses[i] = Worse(statuses[i], judged[i]);
        }

        rooms.Add(room);
    }

    private static ExtrapolationStatus Worse(ExtrapolationStatus coarse, ExtrapolationStatus defect) =>
        coarse is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion && defect != ExtrapolationStatus.Ok ? defect : coarse;

    private sealed record Room(TrackColumns Corrections, ExtrapolationStatus[] Statuses);
}
