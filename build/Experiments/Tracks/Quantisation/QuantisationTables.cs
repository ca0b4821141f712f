using System.Collections.Immutable;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>Tables and the figure of the study.</summary>
internal static class QuantisationTables
{
    /// <summary>Sizes and errors: the same on every machine.</summary>
    public static Table Errors(ImmutableArray<QuantisationScore> scores) => new(
        "Quantisation: error and size",
        [
            Column.Text("model", "the trained network"),
            Column.Text("numbers", "storage: weights in a smaller format, widened and used in single precision; arithmetic: sums of 8-bit products behind a first layer in single precision; everything: the first layer too"),
            Column.Integer("parameters", "", "weights and biases"),
            Column.Integer("bytes", "B", "weights, scales, biases and normalisation as stored"),
            Column.Text("fits 64 KiB", "whether that is at most 65536, the constant memory of the trigger's graphics processors"),
            .. ErrorColumns.Position,
            Column.Real("times float32", "", "rms position error over that of the network in single precision", 4),
            Column.Real("difference", "mm", "rms distance of end points from those of the network in single precision", 3),
            Column.Real("slope difference", "", "the same for slopes", 3),
        ],
        [
            .. scores.Select(score => (ImmutableArray<Cell>)
            [
                score.Model.Name, score.Kind.Name, score.Model.Network.Shape.Parameters, score.Bytes, score.Fits ? "yes" : "no",
                .. ErrorColumns.Cells(score.Errors), score.Factor, score.Difference.Rmse, score.Difference.SlopeRmse,
            ]),
        ]);

    /// <summary>What was measured in seconds.</summary>
    public static Table Times(ImmutableArray<QuantisationTime> times, int batch, MachineDescription machine) => new(
        "Quantisation: times",
        [
            Column.Text("model", "the trained network"),
            Column.Text("numbers", "what it computes with; formats of storage alone take the time of float32"),
            Column.Real("single", "ns", "median time of one track, encoding and decoding included", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("single q75", "ns", "upper quartile", 4),
            Column.Real("single ratio", "", "to float32, in turn in one run: below 1 is faster", 3),
            Column.Real("batch", "ns", FormattableString.Invariant($"median time of a track in a batch of {batch}, one thread"), 4),
            Column.Real("batch q25", "ns", "lower quartile", 4),
            Column.Real("batch q75", "ns", "upper quartile", 4),
            Column.Real("batch ratio", "", "to float32: below 1 is faster", 3),
            Column.Text("machine", "where it was timed"),
        ],
        [
            .. times.Select(time => (ImmutableArray<Cell>)
            [
                time.Model.Name, time.Kind.Name, time.Single.Median, time.Single.LowerQuartile, time.Single.UpperQuartile, time.Single.Ratio,
                time.Batch.Median, time.Batch.LowerQuartile, time.Batch.UpperQuartile, time.Batch.Ratio, machine.ToString(),
            ]),
        ]);

    /// <summary>Error against size, networks of the residual formulation.</summary>
    public static FigureGrid Picture(ImmutableArray<QuantisationScore> scores) => new(
        "Error against size",
        "Root mean square position error against bytes, networks of the residual formulation. 64 KiB are 65.5 kB.",
        1,
        [Picture("one hidden layer", scores, true), Picture("two hidden layers", scores, false)]);

    private static Figure Picture(string title, ImmutableArray<QuantisationScore> scores, bool isSingle) => new(
        title,
        "",
        new Axis("size", "B", AxisScale.Log10),
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            .. NumberKind.All.Select(kind => new CurveSeries(
                kind.Name,
                CurveStyle.LineAndMarkers,
                [
                    .. scores.Where(score => score.Kind == kind && score.Model.IsSingle == isSingle && score.Model.Formulation.Name == "residual")
                        .OrderBy(score => score.Bytes).Select(score => new FigurePoint(score.Bytes, score.Errors.Rmse)),
                ])),
        ]);
}
