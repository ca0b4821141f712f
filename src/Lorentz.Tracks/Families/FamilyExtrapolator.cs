using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Families;

/// <summary>
/// A trained family behind the contract every extrapolator keeps. It runs on the tape, for judging; for speed a network of
/// plain layers is packed (see Lorentz.Learning.Inference).
/// </summary>
/// <param name="name">Name in tables.</param>
/// <param name="model">The trained model.</param>
public sealed class FamilyExtrapolator(string name, FamilyModel model) : Extrapolator
{
    private const int Chunk = 128;

    // Predictors hold the memory of one run: one for each thread that ever asks at the same time as another.
    private readonly System.Collections.Concurrent.ConcurrentBag<FamilyPredictor> predictors = [];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var columns = TrackColumns.Allocate(1);
        var ends = TrackColumns.Allocate(1);
        columns[0] = state;
        var statuses = new ExtrapolationStatus[1];
        ExtrapolateBatch(columns, [z0.Value], [z1.Value], ends, statuses);
        return new(ends[0], statuses[0]);
    }

    /// <inheritdoc/>
    public override void ExtrapolateBatch(
        TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<ExtrapolationStatus> statuses)
    {
        RequireEqualLengths(tracks, z0, z1, ends, statuses);
        if (!predictors.TryTake(out var predictor))
        {
            predictor = new FamilyPredictor(model, [1], Chunk);
        }

        var segments = new Segment[Chunk];
        var deviations = new Deviation[Chunk];
        for (var first = 0; first < tracks.Count; first += Chunk)
        {
            var count = Math.Min(Chunk, tracks.Count - first);
            for (var i = 0; i < count; i++)
            {
                var t = first + i;
                segments[i] = new(tracks.X[t], tracks.Y[t], tracks.Tx[t], tracks.Ty[t], tracks.Qop[t], z0[t], z1[t] - z0[t]);
            }

            predictor.Predict(segments.AsSpan(0, count), deviations);
            for (var i = 0; i < count; i++)
            {
                var t = first + i;
                (ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t]) = deviations[i].EndOf(segments[i]);
                ends.Qop[t] = tracks.Qop[t];
                statuses[t] = Judge(ends.X[t], ends.Y[t], ends.Tx[t], ends.Ty[t], true, !model.Domain.Contains(segments[i]));
            }
        }

        predictors.Add(predictor);
    }
}
