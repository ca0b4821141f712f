using System.Collections.Immutable;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>The scores as tables.</summary>
internal static class JacobianTables
{
    private static ImmutableArray<(string Name, string Meaning, Func<MatrixError, double> Of)> Blocks { get; } =
    [
        ("d(x,y)/d(x,y)", "positions by positions", error => error.PositionByPosition),
        ("d(x,y)/d(tx,ty)", "positions by slopes", error => error.PositionBySlope),
        ("d(x,y)/d(q/p)", "positions by charge over momentum", error => error.PositionByCharge),
        ("d(tx,ty)/d(q/p)", "slopes by charge over momentum", error => error.SlopeByCharge),
    ];

    /// <summary>Whole matrices, and what a Kalman filter sees of them.</summary>
    public static Table Errors(ImmutableArray<JacobianScore> scores) => new(
        "Transport matrices: error",
        [
            .. Names,
            Column.Real("position", "mm", "median position error of the end states", 3),
            Column.Real("matrix median", "", "median over tracks of the largest error of an element, in units of the natural sizes 1000 mm, 0.3 and 1e-4 per MeV", 3),
            Column.Real("matrix p99", "", "99th percentile of it", 3),
            Column.Real("sigma x median", "", "median relative error of the predicted standard deviation of x, sqrt of (F C F^T)_xx, where C has 0.1 mm, 0.5e-3 and 1 % of q/p", 3),
            Column.Real("sigma x p99", "", "99th percentile of it", 3),
            Column.Real("sigma tx median", "", "the same for the slope tx", 3),
            Column.Real("sigma tx p99", "", "99th percentile of it", 3),
            Column.Integer("unknown", "", "tracks without an end state, which have no matrix and are left out"),
        ],
        [
            .. scores.Select(score => (ImmutableArray<Cell>)
            [
                score.Name, score.Entry.Family, score.Position,
                score.At(error => error.Largest, 0.5), score.At(error => error.Largest, 0.99),
                score.At(error => error.SigmaX, 0.5), score.At(error => error.SigmaX, 0.99),
                score.At(error => error.SigmaTx, 0.5), score.At(error => error.SigmaTx, 0.99),
                score.Unknown,
            ]),
        ]);

    /// <summary>Block by block.</summary>
    public static Table OfBlocks(ImmutableArray<JacobianScore> scores) => new(
        "Transport matrices: error of each block",
        [
            .. Names,
            .. Blocks.SelectMany(block => new[]
            {
                Column.Real($"{block.Name} median", "", $"largest error of {block.Meaning} in natural sizes, median over tracks", 3),
                Column.Real($"{block.Name} p99", "", "99th percentile of it", 3),
            }),
        ],
        [
            .. scores.Select(score => (ImmutableArray<Cell>)
            [
                score.Name, score.Entry.Family,
                .. Blocks.SelectMany(block => new Cell[] { score.At(block.Of, 0.5), score.At(block.Of, 0.99) }),
            ]),
        ]);

    private static ImmutableArray<Column> Names { get; } =
    [
        Column.Text("extrapolator", "whose matrix it is: the derivative of what it does, or by differences of five more extrapolations"),
        Column.Text("family", "what it is a variant of"),
    ];
}
