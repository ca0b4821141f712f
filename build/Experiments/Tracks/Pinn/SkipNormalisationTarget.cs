using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>
/// The published skip connection adds a start normalised like the inputs to an answer normalised like the outputs. What
/// that must do to the end is predicted from the two spreads alone, and then measured.
/// </summary>
internal static class SkipNormalisationTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SkipNormalisation";

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "The skip that mixes two normalisations: its error predicted from two spreads, and measured",
        PinnStudy.Parameters(tracks: 40_000, epochs: 16),
        ["prediction.csv", "prediction.md"],
        [],
        Execute);

    /// <summary>How the error of one coordinate at the end hangs on where the track started.</summary>
    /// <param name="Predicted">Slope of the error against the start, predicted.</param>
    /// <param name="Measured">Slope of the error against the start, measured.</param>
    /// <param name="Correlation">Correlation of the two.</param>
    /// <param name="PredictedRmse">Rms error in mm, predicted.</param>
    /// <param name="MeasuredRmse">Rms error in mm, measured.</param>
    private sealed record Dependence(double Predicted, double Measured, double Correlation, double PredictedRmse, double MeasuredRmse);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, PinnStudy.Plans());
        var absolute = FormulationFit.Absolute(sets.Training.Rows, 6);
        var increment = FormulationFit.Increment(sets.Training.Rows, 6);
        var table = ModelTable.Empty("The skip connection");
        var prediction = new Table(
            "Error at the end against the start",
            Column.Text("model", "what carries the track"),
            Column.Text("coordinate", "x or y"),
            Column.Real("input spread", "mm", "standard deviation of the start position: normalises the inputs", 5),
            Column.Real("output spread", "mm", "standard deviation of the end position: normalises the outputs", 5),
            Column.Real("predicted slope", "", "error at the end over start position, from the spreads and the weights of the points alone", 4),
            Column.Real("measured slope", "", "by least squares over the test tracks", 4),
            Column.Real("correlation", "", "of error and start position", 5),
            Column.Real("predicted rmse", "mm", "predicted slope times the spread of the start", 4),
            Column.Real("measured rmse", "mm", "rms error of the coordinate", 4));
        var points = PinnStudy.AllPoints(sets);
        var narrow = PinnStudy.Narrow;
        TrackFamily[] straight = [new ResidualFamily(narrow, true), new ResidualFamily(narrow)];
        var (mixed, mixedX, mixedY) = Judge("residual, published skip, 10 points", straight[0], absolute, 1, PinnStudy.PublishedPosition, PinnStudy.PublishedSlope);
        var (clean, cleanX, _) = Judge("residual, start in physical units, 10 points", straight[1], increment, 1, null, null);
        var (quadratic, quadraticX, _) = Judge("quadratic, published skip, 10 points", new QuadraticFamily(narrow, true), absolute, 2, null, null);
        var (quadraticClean, _, _) = Judge("quadratic, start in physical units, 10 points", new QuadraticFamily(narrow), increment, 2, null, null);
        var (fraction, _, _) = Judge("z-fraction, published skip, 10 points", new FractionFamily(narrow, true), absolute, 0, null, null);
        ModelTable.Write(run, table);
        ModelTable.Write(run, prediction, "prediction");
        var (predictedEnd, predictedPath) = PredictedLosses(sets, absolute, 2);
        var (quadraticEnd, quadraticPath) = Losses(quadratic, absolute);
        var (cleanEnd, cleanPath) = Losses(quadraticClean, absolute);
        var plans = (2634.0 / 1971) - 1;
        var plansSlope = plans * Remains([.. Enumerable.Range(0, 10).Select(i => 0.1 + (0.8 * i / 9)), 1], 1)[^1];
        StudyTarget.Verdict(
            run,
            "Mixed normalisation: verdict",
            "The published residual networks add the start divided by the spread of starts to an answer multiplied by the spread of ends. At zeta = 0 the position is then wrong by the ratio of the two; the correction, proportional to zeta, can undo that at one place but not everywhere, and least squares says what remains at the end: x0 e (1 - sum(w zeta) / sum(w zeta^2)) with e = output spread / input spread - 1.",
            [
                new("The error of x at the end is the predicted multiple of the start (slope within 10 %)", Near(mixedX.Measured, mixedX.Predicted), FormattableString.Invariant($"predicted {mixedX.Predicted:G4}, measured {mixedX.Measured:G4}, correlation {mixedX.Correlation:G5}")),
                new("... and that of y", Near(mixedY.Measured, mixedY.Predicted), FormattableString.Invariant($"predicted {mixedY.Predicted:G4}, measured {mixedY.Measured:G4}, correlation {mixedY.Correlation:G5}")),
                new("That accounts for the whole error (correlation beyond 0.99)", Math.Abs(mixedX.Correlation) > 0.99, FormattableString.Invariant($"x: predicted {mixedX.PredictedRmse:G4} mm, measured {mixedX.MeasuredRmse:G4} mm; y: {mixedY.PredictedRmse:G4} and {mixedY.MeasuredRmse:G4} mm rms")),
                new("With the start added in physical units that error is gone (slope below a hundredth, rms error below a third)", 100 * Math.Abs(cleanX.Measured) < Math.Abs(mixedX.Measured) && 3 * clean.End.Rmse < mixed.End.Rmse, FormattableString.Invariant($"{clean.End.Rmse:G3} mm against {mixed.End.Rmse:G3} mm rms; slope of the error {cleanX.Measured:G2}")),
                new("The straight path had to go for that", !(straight[0] is ResidualFamily && straight[1] is ResidualFamily), "both networks have straight paths"),
                new("A quadratic path does not cure the skip: its loss stays at the predicted floor (end and points within 20 %)", Near(quadraticEnd, predictedEnd, 0.2) && Near(quadraticPath, predictedPath, 0.2), FormattableString.Invariant($"end {quadraticEnd:G3} (predicted {predictedEnd:G3}), points {quadraticPath:G3} (predicted {predictedPath:G3}); with the start in physical units {cleanEnd:G2} and {cleanPath:G2}")),
                new("A network that sees zeta learns its way around the skip (rms error at the end below a third)", 3 * fraction.End.Rmse < mixed.End.Rmse, FormattableString.Invariant($"{fraction.End.Rmse:G3} mm rms")),
            ],
            [
                FormattableString.Invariant($"With the plans' own spreads, 1971 and 2634 mm, and their points from 0.1 to 0.9 the same formula gives {plansSlope:G3} x0; their published predictions show -0.0475 x0 with a correlation of -0.9996. Their quadratic network stayed at a loss of 5.2e-5 at the end."),
                FormattableString.Invariant($"Slopes are hardly touched, because starts and ends have nearly the same spread of slopes in so weak a magnet: {mixed.End.SlopeRmse:G3} rms. That is why the plans found positions broken and slopes excellent. The quadratic network leaves {quadraticX.Measured:G3} x0 (predicted {quadraticX.Predicted:G3})."),
            ],
            table);

        (PathScore Score, Dependence X, Dependence Y) Judge(
            string name, TrackFamily family, Formulation formulation, int degree, double? position, double? slope)
        {
            var model = PinnStudy.Train(run, name, sets, family, formulation, points);
            var score = PathScore.Of(model, sets.Test, run.Threads);
            table = table.WithPath(sets, $"{name} [256, 256]", model.Weights.Length, score, position, slope);
            var mixes = formulation is AbsoluteFormulation && degree > 0;
            return (score, Coordinate(0, "x"), Coordinate(1, "y"));

            Dependence Coordinate(int column, string coordinate)
            {
                var (inputs, outputs) = (absolute.InputScale[column], absolute.OutputScale[column]);
                var predicted = mixes ? ((outputs / inputs) - 1) * Remains(score.Fractions, degree)[^1] : 0;
                var result = DependenceOf(sets.Test, score, column, predicted);
                prediction = prediction.With(
                    name, coordinate, inputs, outputs, predicted, result.Measured, result.Correlation, result.PredictedRmse, result.MeasuredRmse);
                return result;
            }
        }
    }

    private static double[] Remains(System.Collections.Immutable.ImmutableArray<double> fractions, int degree) =>
        new PathCompromise(fractions, PathCompromise.Weights(fractions.Length - 1, 1, 1), degree).RemainsOfStart();

    private static Dependence DependenceOf(TrackSet set, PathScore score, int column, double predicted)
    {
        var end = score.Fractions.Length - 1;
        var starts = new double[set.Count];
        var errors = new double[set.Count];
        for (var track = 0; track < set.Count; track++)
        {
            var (segment, difference) = (set.Rows.Segment(track), score.Difference(track, end));
            (starts[track], errors[track]) = column == 0 ? (segment.X, difference.X) : (segment.Y, difference.Y);
        }

        var (start, error) = (Moments.Of(starts), Moments.Of(errors));
        var products = new double[set.Count];
        for (var track = 0; track < products.Length; track++)
        {
            products[track] = (starts[track] - start.Mean) * (errors[track] - error.Mean);
        }

        var covariance = FixedOrderSum.Pairwise(products);
        return new(
            predicted,
            covariance / start.SquaredDeviations,
            covariance / Math.Sqrt(start.SquaredDeviations * error.SquaredDeviations),
            Math.Abs(predicted) * start.StandardDeviation,
            error.RootMeanSquare);
    }

    // Mean squared normalised errors, as the plans print their losses: at the end, and at the points.
    private static (double End, double Path) Losses(PathScore score, AbsoluteFormulation formulation)
    {
        var scale = formulation.OutputScale;
        var last = score.Fractions.Length - 1;
        var (end, path) = (new List<double>(), new List<double>());
        for (var i = 0; i < score.Differences.Length; i++)
        {
            var difference = score.Differences[i];
            (i % score.Fractions.Length == last ? end : path).Add(
                (Square(difference.X / scale[0]) + Square(difference.Y / scale[1]) + Square(difference.Tx / scale[2]) + Square(difference.Ty / scale[3])) / 4);
        }

        return (Moments.Of([.. end]).Mean, Moments.Of([.. path]).Mean);
    }

    // What is left of the wrong starts of all four numbers, for normalised starts of unit variance.
    private static (double End, double Path) PredictedLosses(StudySets sets, AbsoluteFormulation formulation, int degree)
    {
        var remains = Remains(PathScore.FractionsOf(sets.Test), degree);
        var mismatch = Enumerable.Range(0, 4).Average(c => Square(1 - (formulation.InputScale[c] / formulation.OutputScale[c])));
        return (mismatch * Square(remains[^1]), mismatch * remains[..^1].Average(Square));
    }

    private static bool Near(double measured, double predicted, double tolerance = 0.1) => Math.Abs(measured - predicted) < tolerance * Math.Abs(predicted);

    private static double Square(double value) => value * value;
}
