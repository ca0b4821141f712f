using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>The table every small experiment tells its errors in: one row a model, the same columns everywhere.</summary>
internal static class ModelTable
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("problem", "which tracks, through which magnet"),
        Column.Text("model", "what carries the track"),
        Column.Integer("parameters", "", "weights and biases; empty for formulas"),
        .. ErrorColumns.Position,
        Column.Real("published", "mm", "position error printed in the plans for this model, in their magnet 1000 times too weak; mean or rmse as their table says", 4),
        Column.Real("published slope", "", "slope error printed in the plans", 3),
    ];

    /// <summary>An empty table.</summary>
    public static Table Empty(string title) => new(title, Columns, []);

    /// <summary>One row.</summary>
    public static Table WithModel(
        this Table table, string problem, string model, int? parameters, ErrorSummary errors, double? published = null, double? publishedSlope = null) =>
        table.With([problem, model, parameters is { } count ? (Cell)count : Cell.Missing, .. ErrorColumns.Cells(errors), published, publishedSlope]);

    /// <summary>Writes a table as <c>table.csv</c> and <c>table.md</c>.</summary>
    public static void Write(TargetRun run, Table table, string name = "table")
    {
        CsvTable.Write(run.Result($"{name}.csv"), table);
        AtomicFile.WriteText(run.Result($"{name}.md"), MarkdownTable.Render(table));
    }

    /// <summary>Reads the table of another experiment.</summary>
    public static ImmutableArray<ModelScore> Read(TargetRun run, string target) =>
    [
        .. CsvTable.Read(run.ResultOf(target, "table.csv"), target, Columns).Rows
            .Select(row => new ModelScore(row[0].Text, row[1].Text, Number(row[3]), Number(row[4]), Number(row[5]), Number(row[7]), Number(row[9]))),
    ];

    // A row may know its rms error alone.
    private static double Number(Cell cell) => cell.Kind == CellKind.Missing ? double.NaN : cell.Real;
}
