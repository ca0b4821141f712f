using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>How far predicted paths are from the true ones, at the points a test set keeps and at the end.</summary>
/// <param name="Fractions">Fractions of the step, 1 last.</param>
/// <param name="Differences">Prediction minus truth, track by track, a row for each fraction.</param>
/// <param name="End">Errors at the end.</param>
/// <param name="Path">Errors at all points before the end.</param>
internal sealed record PathScore(ImmutableArray<double> Fractions, Deviation[] Differences, ErrorSummary End, ErrorSummary Path)
{
    private const int Chunk = 256;

    private delegate void Predict(FamilyPredictor predictor, ReadOnlySpan<Segment> segments, Span<Deviation> predicted);

    /// <summary>The fractions at which a set keeps states.</summary>
    public static ImmutableArray<double> FractionsOf(TrackSet set) =>
        [.. Enumerable.Range(1, set.Collocation + 1).Select(point => point / (set.Collocation + 1.0))];

    /// <summary>The true deviation from the straight line at one of these fractions.</summary>
    public static Deviation Truth(TrackSet set, int track, int point)
    {
        if (point == set.Collocation)
        {
            return set.Rows.Deviation(track);
        }

        var segment = set.Rows.Segment(track);
        var state = set.Path.AsSpan(((track * set.Collocation) + point) * 4, 4);
        return Deviation.Of(segment with { Dz = segment.Dz * ((point + 1.0) / (set.Collocation + 1)) }, state[0], state[1], state[2], state[3]);
    }

    /// <summary>The score of a family with a path.</summary>
    public static PathScore Of(FamilyModel model, TrackSet set, int threads)
    {
        var fractions = FractionsOf(set);
        return Of(model, set, threads, fractions, (predictor, segments, predicted) => predictor.Predict(segments, predicted));
    }

    /// <summary>The score of a model that knows only ends, asked for shorter steps instead: every network of dz has a path.</summary>
    public static PathScore ByShorterSteps(FamilyModel model, TrackSet set, int threads)
    {
        var fractions = FractionsOf(set);
        return Of(model, set, threads, [1], (predictor, segments, predicted) =>
        {
            var shorter = new Segment[segments.Length];
            var ends = new Deviation[segments.Length];
            for (var point = 0; point < fractions.Length; point++)
            {
                for (var i = 0; i < shorter.Length; i++)
                {
                    shorter[i] = segments[i] with { Dz = segments[i].Dz * fractions[point] };
                }

                predictor.Predict(shorter, ends);
                for (var i = 0; i < ends.Length; i++)
                {
                    predicted[(i * fractions.Length) + point] = ends[i];
                }
            }
        });
    }

    /// <summary>The score of the best polynomial path of every single track: what a family of such paths cannot beat under its loss.</summary>
    /// <param name="set">Tracks.</param>
    /// <param name="degree">Degree of the polynomial.</param>
    public static PathScore Floor(TrackSet set, int degree)
    {
        var fractions = FractionsOf(set);
        var compromise = new PathCompromise(fractions, PathCompromise.Weights(set.Collocation, 1, 1), degree);
        var differences = new Deviation[set.Count * fractions.Length];
        var values = new double[4][];
        for (var track = 0; track < set.Count; track++)
        {
            var segment = set.Rows.Segment(track);
            Deviation[] truths = [.. Enumerable.Range(0, fractions.Length).Select(point => Truth(set, track, point))];
            values[0] = compromise.Residuals([.. truths.Select((truth, i) => truth.X + (segment.Tx * segment.Dz * fractions[i]))]);
            values[1] = compromise.Residuals([.. truths.Select((truth, i) => truth.Y + (segment.Ty * segment.Dz * fractions[i]))]);
            values[2] = compromise.Residuals([.. truths.Select(truth => truth.Tx)]);
            values[3] = compromise.Residuals([.. truths.Select(truth => truth.Ty)]);
            for (var point = 0; point < fractions.Length; point++)
            {
                differences[(track * fractions.Length) + point] = new(-values[0][point], -values[1][point], -values[2][point], -values[3][point]);
            }
        }

        return Of(fractions, differences);
    }

    /// <summary>Root mean square position error at each fraction in mm.</summary>
    public double[] RmseByFraction() =>
    [
        .. Enumerable.Range(0, Fractions.Length).Select(point =>
            Moments.Of([.. Enumerable.Range(0, Differences.Length / Fractions.Length).Select(track => Error(track, point).Position)]).RootMeanSquare),
    ];

    /// <summary>Prediction minus truth of a track at a fraction.</summary>
    public Deviation Difference(int track, int point) => Differences[(track * Fractions.Length) + point];

    private static PathScore Of(FamilyModel model, TrackSet set, int threads, ImmutableArray<double> asked, Predict predict)
    {
        var fractions = FractionsOf(set);
        var differences = new Deviation[set.Count * fractions.Length];
        FixedOrder.Run(FixedOrder.ChunkCount(set.Count, Chunk), threads, index =>
        {
            var (start, length) = FixedOrder.Chunk(set.Count, Chunk, index);
            var segments = Enumerable.Range((int)start, length).Select(track => set.Rows.Segment(track)).ToArray();
            var predicted = new Deviation[length * fractions.Length];
            predict(new FamilyPredictor(model, asked, length), segments, predicted);
            for (var i = 0; i < predicted.Length; i++)
            {
                var truth = Truth(set, (int)start + (i / fractions.Length), i % fractions.Length);
                differences[((int)start * fractions.Length) + i] =
                    new(predicted[i].X - truth.X, predicted[i].Y - truth.Y, predicted[i].Tx - truth.Tx, predicted[i].Ty - truth.Ty);
            }
        });
        return Of(fractions, differences);
    }

    private static PathScore Of(ImmutableArray<double> fractions, Deviation[] differences)
    {
        var score = new PathScore(fractions, differences, ErrorSummary.Of([]), ErrorSummary.Of([]));
        var tracks = differences.Length / fractions.Length;
        return score with
        {
            End = ErrorSummary.Of([.. Enumerable.Range(0, tracks).Select(track => score.Error(track, fractions.Length - 1))]),
            Path = ErrorSummary.Of([.. Enumerable.Range(0, tracks).SelectMany(track => Enumerable.Range(0, fractions.Length - 1).Select(point => score.Error(track, point)))]),
        };
    }

    private TrackError Error(int track, int point) => TrackError.Between(Difference(track, point), default);
}
