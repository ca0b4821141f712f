using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Experiments.Work;

/// <summary>The verdict of an experiment.</summary>
internal static class VerdictDocument
{
    /// <summary>Writes the verdict: what was asked, how each claim went, remarks, and the tables and figures it rests on.</summary>
    public static void Write(TargetRun run, string title, string question, IEnumerable<Criterion> criteria, IEnumerable<string> remarks, params ReadOnlySpan<(string Description, string File)> pictures)
    {
        var document = MarkdownDocument.Empty.Heading(1, title).Paragraph(question).Criteria(criteria);
        document = remarks.Aggregate(document, (text, remark) => text.Paragraph(remark));
        foreach (var (description, file) in pictures)
        {
            document = document.Picture(description, file);
        }

        AtomicFile.WriteText(run.Result("verdict.md"), document.Paragraph("Numbers: [table.md](table.md); times: [timings.csv](timings.csv).").Render());
    }
}
