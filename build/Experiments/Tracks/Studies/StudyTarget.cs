using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>What the small experiments have in common: they draw, train, judge, and write a table and a verdict.</summary>
internal static class StudyTarget
{
    private const string Folder = "build/Experiments/Tracks";

    /// <summary>A target that draws its own tracks, with a table and a verdict, both the same on every machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">One line on what it finds out.</param>
    /// <param name="file">Its source file, relative to the folder of the track experiments.</param>
    /// <param name="parameters">Its knobs.</param>
    /// <param name="execute">The experiment.</param>
    public static Target Of(string name, string summary, string file, ImmutableArray<Parameter> parameters, Action<TargetRun> execute) => new()
    {
        Name = name,
        Study = TrackCode.Study,
        Summary = summary,
        Parameters = parameters,
        Code = [.. TrackCode.Learning, $"{Folder}/Studies", $"{Folder}/{file}"],
        Results = ["table.csv", "table.md", "verdict.md"],
        Pinned = ["table.csv", "table.md", "verdict.md"],
        Execute = execute,
    };

    /// <summary>Writes a verdict: what was asked, how each claim went, and the table it rests on.</summary>
    public static void Verdict(TargetRun run, string title, string question, IEnumerable<Criterion> criteria, IEnumerable<string> remarks, Table table)
    {
        var document = MarkdownDocument.Empty.Heading(1, title).Paragraph(question).Criteria(criteria);
        document = remarks.Aggregate(document, (text, remark) => text.Paragraph(remark));
        AtomicFile.WriteText(run.Result("verdict.md"), document.Table(table).Render());
    }
}
