using System.Collections.Immutable;
using Lorentz.Lab.Tables;
using Lorentz.Learning.Quantisation;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>What each decision of the calibration is worth: intervals, balance of neurons, greedy rounding.</summary>
internal static class CalibrationStudy
{
    /// <summary>The ways compared; the first is the one that is used.</summary>
    public static ImmutableArray<CalibrationOptions> Ways { get; } =
    [
        new(),
        new(ClippingRule.Percentile),
        new(ClippingRule.Extremes),
        new() { IsBalanced = false },
        new() { IsGreedy = false },
        new(ClippingRule.Extremes) { IsBalanced = false, IsGreedy = false },
    ];

    /// <summary>The networks it is tried on.</summary>
    public static ImmutableArray<string> Models { get; } = ["residual-1024", "residual [512, 256]"];

    /// <summary>An empty table.</summary>
    public static Table Empty { get; } = new(
        "Quantisation: ways to calibrate int8 arithmetic",
        Column.Text("model", "the network"),
        Column.Text("interval", "what 8 bits of an activation cover: all values seen, all but 0.01 % at either end, or what loses least in squares"),
        Column.Text("balanced", "whether neurons of large and small range share the loss"),
        Column.Text("rounding", "nearest, or greedy: each weight makes up for what the ones before it lost"),
        Column.Real("rmse", "mm", "root mean square position error", 4),
        Column.Real("times float32", "", "that error over the one in single precision", 4),
        Column.Real("difference", "mm", "rms distance from the answers in single precision", 3));

    /// <summary>Adds the rows of a network.</summary>
    public static Table With(Table table, TrainedModel model, QuantisationJudge judge, float[] calibration, int threads)
    {
        foreach (var way in Ways)
        {
            var variant = NumberKind.Calibrated(model, calibration, way, threads);
            var errors = judge.Errors(variant);
            table = table.With(
                model.Name, Interval(way.Clipping), way.IsBalanced ? "yes" : "no", way.IsGreedy ? "greedy" : "nearest",
                errors.Rmse, errors.Rmse / judge.Exact.Rmse, judge.Difference(variant).Rmse);
        }

        return table;
    }

    private static string Interval(ClippingRule rule) => rule switch
    {
        ClippingRule.LeastSquares => "least squares",
        ClippingRule.Percentile => "percentile",
        _ => "extremes",
    };
}
