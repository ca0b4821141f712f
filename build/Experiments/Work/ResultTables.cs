using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Build.Experiments.Work;

/// <summary>Writes the tables of a target: what it found, and how long that took.</summary>
internal static class ResultTables
{
    /// <summary>The file of the times, which are never pinned.</summary>
    public const string Timings = "timings.csv";

    /// <summary>Writes a table as CSV and Markdown.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="table">The table.</param>
    /// <param name="name">Name of both files, without ending.</param>
    public static void Write(TargetRun run, Table table, string name = "table")
    {
        CsvTable.Write(run.Result($"{name}.csv"), table);
        AtomicFile.WriteText(run.Result($"{name}.md"), MarkdownTable.Render(table));
    }

    /// <summary>Writes the times of pieces of work, each on one thread with others beside it: their median, where wanted their range, and the machine.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="title">Title of the table.</param>
    /// <param name="names">The columns that name a row.</param>
    /// <param name="work">What a time is that of: <c>a training</c>.</param>
    /// <param name="rows">The names of each row and its times in seconds, one at least.</param>
    /// <param name="withRange">Whether the least and the largest time get columns.</param>
    public static void WriteTimings(
        TargetRun run, string title, ImmutableArray<Column> names, string work, IEnumerable<(ImmutableArray<Cell> Names, IEnumerable<double> Seconds)> rows, bool withRange = false)
    {
        var machine = MachineDescription.Current().ToString();
        ImmutableArray<Column> range = withRange ? [Column.Real("least", "s", "", 3), Column.Real("most", "s", "", 3)] : [];
        CsvTable.Write(run.Result(Timings), new Table(
            title,
            [.. names, Column.Real("median", "s", $"time of {work} on one thread, others running beside it", 3), .. range, Column.Text("machine", "where")],
            [
                .. rows.Select(row =>
                {
                    var times = new Quantiles([.. row.Seconds]);
                    return (ImmutableArray<Cell>)[.. row.Names, times.Median, .. withRange ? [times.Minimum, times.Maximum] : (ImmutableArray<Cell>)[], machine];
                }),
            ]));
    }
}
