using System.Collections.Immutable;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The columns every table of the track study tells errors in.</summary>
internal static class ErrorColumns
{
    /// <summary>Mean, median, rmse, p95, p99, max of the position, and the slope's rmse.</summary>
    public static ImmutableArray<Column> Position { get; } =
    [
        Column.Real("mean", "mm", "mean position error, sqrt(dx^2 + dy^2)", 4),
        Column.Real("median", "mm", "median position error", 4),
        Column.Real("rmse", "mm", "root mean square position error", 4),
        Column.Real("p95", "mm", "95th percentile of the position error", 4),
        Column.Real("p99", "mm", "99th percentile of the position error", 4),
        Column.Real("max", "mm", "largest position error", 4),
        Column.Real("slope rmse", "", "root mean square of sqrt(dtx^2 + dty^2)", 4),
    ];

    /// <summary>The cells of <see cref="Position"/>.</summary>
    public static ImmutableArray<Cell> Cells(ErrorSummary summary) =>
    [
        summary.Mean, summary.Median, summary.Rmse, summary.Percentile95, summary.Percentile99, summary.Maximum, summary.SlopeRmse,
    ];
}
