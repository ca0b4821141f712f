using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Series.Equations;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>The figures of the series study.</summary>
internal static class SeriesFigures
{
    /// <summary>Predicted coefficients against the exact ones.</summary>
    public const string Coefficients = "coefficients.svg";

    /// <summary>Loss against gradients computed.</summary>
    public const string Curves = "curves.svg";

    /// <summary>Solution and its error on the interval.</summary>
    public const string Solution = "solution.svg";

    private const int Samples = 121;
    private const int MostCoefficients = 14;

    /// <summary>The names of all three.</summary>
    public static ImmutableArray<string> Files { get; } = [Coefficients, Curves, Solution];

    /// <summary>All three with what they show, for a verdict.</summary>
    public static ReadOnlySpan<(string Description, string File)> Pictures => new[] { ("coefficients", Coefficients), ("loss curves", Curves), ("solutions", Solution) };

    /// <summary>Writes all three, a panel for each equation, from the training in the middle of each case.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="results">The cases to show.</param>
    /// <param name="name">Name of a case in the legend; models' names where null.</param>
    public static void Write(TargetRun run, IReadOnlyList<CaseResult> results, Func<SeriesCase, string>? name = null) => Write(
        run, [.. results.Select(result => new SeriesShown(result.Judge, name is null ? result.Case.Model.Name : name(result.Case), result.Median))]);

    /// <summary>Writes all three, a panel for each equation.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="shown">The solutions to show.</param>
    public static void Write(TargetRun run, IReadOnlyList<SeriesShown> shown)
    {
        var equations = shown.GroupBy(one => one.Judge.Loss.Equation.Name).ToArray();
        var columns = Math.Min(2, equations.Length);
        Write(run, Coefficients, new(
            "Coefficients of the power series", "Markers: what the model says; line: exact. Median training of each case.", columns,
            [.. equations.Select(group => CoefficientPanel(group.Key, [.. group]))]));
        Write(run, Curves, new(
            "Loss during training", "Each point is the loss after so many gradients (rows of a Jacobian count as one each). Losses under different weights do not compare.", columns,
            [.. equations.Select(group => CurvePanel(group.Key, [.. group]))]));
        Write(run, Solution, new(
            "Solutions on their intervals", "Left: the solution; right: the size of its error, from the differences of coefficients.", 2,
            [.. equations.SelectMany(group => SolutionPanels([.. group]))]));
    }

    private static void Write(TargetRun run, string file, FigureGrid grid) => AtomicFile.WriteText(run.Result(file), SvgFigure.Render(grid));

    private static Figure CoefficientPanel(string title, SeriesShown[] shown)
    {
        var truth = shown[0].Judge.Truth.Coefficients;
        var count = Math.Min(MostCoefficients, shown[0].Judge.Loss.Last + 1);
        return new(title, "", new Axis("n"), new Axis("s_n"),
        [
            new CurveSeries("exact", CurveStyle.Line, [.. Enumerable.Range(0, count).Select(n => new FigurePoint(n, truth[n]))]),
            .. shown.Select(one => new CurveSeries(
                one.Name, CurveStyle.Markers, [.. Enumerable.Range(0, count).Select(n => new FigurePoint(n, one.Score.Coefficients[n]))])),
        ]) { PlotHeight = 200 };
    }

    private static Figure CurvePanel(string title, SeriesShown[] shown) => new(
        title, "", new Axis("gradients", "", AxisScale.Log10), new Axis("loss", "", AxisScale.Log10),
        [
            .. shown.Select(one => new CurveSeries(
                one.Name, CurveStyle.Line, [.. one.Score.Curve.Select(point => new FigurePoint(Math.Max(1, point.Evaluations), point.Loss))])),
        ]) { PlotHeight = 200 };

    private static IEnumerable<Figure> SolutionPanels(SeriesShown[] shown)
    {
        var truth = shown[0].Judge.Truth;
        var (title, from, to) = (truth.Equation.Name, truth.Equation.Interval.From.ToDouble(), truth.Equation.Interval.To.ToDouble());
        var grid = Enumerable.Range(0, Samples).Select(i => from + ((to - from) * i / (Samples - 1))).ToArray();
        yield return new Figure(title, "", new Axis("x"), new Axis("y"),
        [
            new CurveSeries("exact", CurveStyle.Line, [.. grid.Select(x => new FigurePoint(x, truth.Value(x)))]),
            .. shown.Select(one => new CurveSeries(
                one.Name, CurveStyle.Line, [.. grid.Select(x => new FigurePoint(x, Polynomial.Value(one.Score.Coefficients, x)))]) { IsDashed = true }),
        ]) { PlotHeight = 180 };
        yield return new Figure($"{title}: error", "", new Axis("x"), new Axis("error", "", AxisScale.Log10),
            [.. shown.Select(one => new CurveSeries(one.Name, CurveStyle.Line, [.. grid.Select(x => new FigurePoint(x, Math.Abs(Polynomial.Value(Errors(one, truth.Coefficients), x))))]) { IsDashed = true })]) { PlotHeight = 180 };
    }

    // Coefficients are subtracted before they are summed, so that errors far below the rounding of y are seen.
    private static double[] Errors(SeriesShown one, ImmutableArray<double> truth) =>
        [.. truth.Select((value, n) => (n < one.Score.Coefficients.Length ? one.Score.Coefficients[n] : 0) - value)];
}
