using System.Collections.Immutable;
using Lorentz.Lab.Figures;

namespace Lorentz.Lab.Tests.Figures;

/// <summary>Figures like those of the experiments.</summary>
internal static class SampleFigures
{
    private static readonly double[] Widths = [256, 512, 1024, 2048, 4096, 8192];

    public static Figure WidthScan { get; } = new(
        "Error falls with width, but only the residual formulation meets the criterion",
        "Root mean square of the position error over 100,000 test tracks; bands show the quartiles of five seeds. Step of 0.5 to 12 m, momentum from 1.5 to 100 GeV/c.",
        new Axis("hidden width", "neurons", AxisScale.Log10) { Ticks = [.. Widths] },
        new Axis("position error", "mm", AxisScale.Log10),
        [
            new BandSeries("residual", [.. Widths.Select(w => new BandPoint(w, 0.6 * 100 / w, 1.5 * 100 / w))]),
            new CurveSeries("absolute", CurveStyle.LineAndMarkers, [.. Widths.Select(w => new FigurePoint(w, 8000 / (w + 300)))]),
            new CurveSeries("residual", CurveStyle.LineAndMarkers, [.. Widths.Select(w => new FigurePoint(w, 100 / w))]),
            new CurveSeries("absolute, plan", CurveStyle.Line, [.. Widths.Select(w => new FigurePoint(w, w == 1024 ? double.NaN : 4000 / w))]) { IsDashed = true },
            new ReferenceLine("criterion 0.5 mm", 0.5),
        ]);

    public static Figure Pareto { get; } = new(
        "Speed and accuracy of every extrapolator",
        "One track at a time on one core.",
        new Axis("time per track", "ns", AxisScale.Log10),
        new Axis("position error", "mm", AxisScale.Log10),
        [
            Points("RK4, fixed step", (300000, 1e-9, "10 mm"), (60000, 3e-7, "50 mm"), (30000, 6e-6, "100 mm"), (12000, 3e-4, "250 mm"), (6000, 6e-3, "500 mm")),
            Points("Cash-Karp", (40000, 1e-8, "1e-10"), (20000, 2e-6, "1e-8"), (9000, 2e-4, "1e-6"), (7000, 6e-3, "1e-4")),
            Points("Nystrom", (4000, 2e-2, "8"), (8000, 1e-3, "16"), (16000, 5e-5, "32"), (32000, 2e-6, "64")),
            Points("network, absolute", (400, 12, "256"), (800, 7, "512"), (1600, 5, "1024"), (3200, 4, "2048")),
            Points("network, residual", (420, 0.9, "256"), (810, 0.4, "512"), (1620, 0.2, "1024"), (3230, 0.15, "2048")),
            Points("straight line", (8, 900, "linear")),
            Points("parabola", (20, 200, "parabolic")),
            new ReferenceLine("0.1 mm", 0.1),
        ])
    {
        PlotHeight = 420,
    };

    public static Figure Bars { get; } = new(
        "Error by momentum quartile",
        "",
        new Axis("momentum", "GeV/c") { Categories = ["1.5–4.3", "4.3–12", "12–35", "35–100"] },
        new Axis("position error", "mm"),
        [
            new BarSeries("absolute", Values(12, 8, 5, 4)),
            new BarSeries("residual", Values(3, 1, 0.4, -0.2)),
            new ReferenceLine("criterion", 0.5),
        ]);

    public static FigureGrid Grid { get; } = new(
        "Degenerate panels",
        "Nothing, one point, equal values, huge range, tiny range, values beyond a fixed range.",
        3,
        [
            Panel("no series", AxisScale.Linear),
            Panel("one point", AxisScale.Log10, (3, 4)),
            Panel("equal values", AxisScale.Linear, (1, 5), (2, 5), (3, 5)),
            Panel("huge, linear", AxisScale.Linear, (1, -1e300), (2, 1e300), (3, 1e305)),
            Panel("huge, logarithmic", AxisScale.Log10, (1, 1e-300), (2, 1), (3, 1e300)),
            Panel("large offset", AxisScale.Linear, (1, 123456.1), (2, 123456.2), (3, 123456.35)),
            Panel("less than a decade", AxisScale.Log10, (1, 3), (2, 4.2), (3, 6.5)),
            Panel("tiny", AxisScale.Linear, (1, 1e-7), (2, 3e-7), (3, -2e-7)),
            Panel("fixed", AxisScale.Linear, (1, 1), (2, 100), (3, 2)) with
            {
                Vertical = new Axis("y") { Minimum = 0, Maximum = 3 },
            },
        ]);

    private static ImmutableArray<FigurePoint> Values(params double[] values) =>
        [.. values.Select((value, i) => new FigurePoint(i, value))];

    private static CurveSeries Points(string name, params (double X, double Y, string Label)[] points) =>
        new(name, CurveStyle.LineAndMarkers, [.. points.Select(p => new FigurePoint(p.X, p.Y, p.Label))]);

    private static Figure Panel(string title, AxisScale scale, params (double X, double Y)[] points) => new(
        title,
        "",
        new Axis("x"),
        new Axis("y", "mm", scale),
        points.Length == 0 ? [] : [new CurveSeries("data", CurveStyle.LineAndMarkers, [.. points.Select(p => new FigurePoint(p.X, p.Y))])])
    {
        PlotHeight = 170,
    };
}
