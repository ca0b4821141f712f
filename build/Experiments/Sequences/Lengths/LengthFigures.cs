using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Metrics;
using Lorentz.Sequences.Observations;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>Figures of the experiment on lengths.</summary>
internal static class LengthFigures
{
    /// <summary>PSNR against the length.</summary>
    public const string Curves = "psnr.svg";

    /// <summary>States against the length.</summary>
    public const string States = "states.svg";

    /// <summary>Losses against steps.</summary>
    public const string Losses = "losses.svg";

    /// <summary>A field as the models reconstruct it.</summary>
    public const string Pictures = "reconstructions.svg";

    private const int PanelHeight = 123;

    /// <summary>Writes them.</summary>
    public static void Write(TargetRun run, ImmutableArray<LengthResult> results)
    {
        var fields = results[0].Outcome.Points[0].Decibels.Length;
        Save(run, Curves, new Figure(
            "What becomes of 51 pixels when others are asked for as well",
            FormattableString.Invariant($"PSNR on the same 51 pixels of {fields} held-out simple fields, one sample each, in sequences of N tokens; all models were trained with N = 102. Queries in random order."),
            new Axis("tokens N of a sequence", "", AxisScale.Log10), new Axis("PSNR", "dB"),
            [
                .. results.Select(result => new CurveSeries(result.Case.Name, CurveStyle.LineAndMarkers, Points(result, "random", point => point.Mean))),
                new ReferenceLine("always 0.5: 9.03 dB", 9.03),
            ]));
        Save(run, States, new Figure(
            "How large the last state grows",
            "Mean size of a component of the last block's state at the last token. With dt = 1/N a token leaves more of the state the longer the sequence is, and inputs are not scaled: the state grows with N.",
            new Axis("tokens N of a sequence", "", AxisScale.Log10), new Axis("|h|", "", AxisScale.Log10),
            [
                .. results.Where(result => double.IsFinite(result.Outcome.Points[0].StateSize))
                    .Select(result => new CurveSeries(result.Case.Name, CurveStyle.LineAndMarkers, Points(result, "random", point => point.StateSize))),
            ]));
        Save(run, Losses, new Figure(
            "How the trainings went",
            "Loss over that of the best constant in the same units, mean over stretches of the training.",
            new Axis("steps"), new Axis("loss / loss of the best constant"),
            [.. results.Select(result => TrainingFigure.Curve(result.Case, result.Outcome.Training))]));
        AtomicFile.WriteText(run.Result(Pictures), SvgFigure.Render(new FigureGrid(
            "One held-out field as the models reconstruct it",
            "Dark blue is 0, yellow 1; errors: dark blue 0, yellow 0.5 or more. Sample: asked for in sequences as long as in training; whole: all pixels in one sequence. Mean: of 8 samples; a regression says one thing only. Numbers: PSNR in dB over all pixels.",
            7,
            [.. results.SelectMany(Row)])
        {
            Width = 988,
        }));
    }

    private static void Save(TargetRun run, string file, Figure figure) => AtomicFile.WriteText(run.Result(file), SvgFigure.Render(figure));

    private static ImmutableArray<FigurePoint> Points(LengthResult result, string setting, Func<LengthPoint, double> number) =>
        [.. result.Outcome.Points.Where(point => point.Setting == setting).Select(point => new FigurePoint(point.Length, number(point)))];

    private static IEnumerable<Figure> Row(LengthResult result)
    {
        var task = result.Case.Task;
        var key = LengthPicture.Field(result.Case);
        var truth = task.Grid.Values(FieldGenerator.Draw(key));
        var mask = ObservationMask.Draw(task.Grid, task.Share, key);
        var given = new double[truth.Length];
        Array.Fill(given, double.NaN);
        foreach (var pixel in mask.Observed)
        {
            given[pixel] = truth[pixel];
        }

        var picture = result.Outcome.Picture;
        yield return Picture(result.Case.Name, truth, 0, 1);
        yield return Picture("observed", given, 0, 1);
        yield return Picture(Score("sample", picture.Sample), picture.Sample, 0, 1);
        yield return Picture(Score("mean", picture.Mean), picture.Mean, 0, 1);
        yield return Picture("error of mean", [.. picture.Mean.Zip(truth, (a, b) => Math.Abs(a - b))], 0, 0.5);
        yield return Picture(Score("whole", picture.Whole), picture.Whole, 0, 1);
        yield return Picture("error of whole", [.. picture.Whole.Zip(truth, (a, b) => Math.Abs(a - b))], 0, 0.5);

        string Score(string name, double[] values) =>
            FormattableString.Invariant($"{name} {FieldScore.Of(truth, values, task.Grid, mask).All.PeakSignalToNoise:F1}");

        Figure Picture(string title, double[] values, double least, double most) =>
            HeatMap.Picture(title, new(task.Grid.Side, [.. values], least, most), PanelHeight);
    }
}
