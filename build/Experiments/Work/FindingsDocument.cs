using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Work;

/// <summary>The findings of a study: every headline claim in one table.</summary>
internal static class FindingsDocument
{
    /// <summary>The files it consists of.</summary>
    public static ImmutableArray<string> Files { get; } = ["table.csv", "findings.md"];

    /// <summary>Writes it.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="source">Whose claims these are: <c>the plans'</c>.</param>
    /// <param name="measured">What our numbers are unless said otherwise.</param>
    /// <param name="findings">The findings.</param>
    public static void Write(TargetRun run, string title, string source, string measured, IEnumerable<Finding> findings)
    {
        var table = new Table(
            "Findings",
            [
                Column.Text("claim", "as stated"), Column.Text("printed", "with this number"), Column.Text("measured", $"ours, {measured}"),
                Column.Text("cause", "why the two differ, or why they agree"), Column.Text("experiment", "where it was measured"),
            ],
            [.. findings.Select(finding => (ImmutableArray<Cell>)[finding.Claim, finding.Printed, finding.Measured, finding.Cause, finding.Experiment])]);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("findings.md"), MarkdownDocument.Empty
            .Heading(1, title)
            .Paragraph($"{source} headline claims, one by one. Every number on our side is read from the table of the experiment named beside it, where its verdict stands as well.")
            .Table(table)
            .Render());
    }
}
