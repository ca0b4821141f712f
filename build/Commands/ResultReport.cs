using System.Collections.Immutable;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>What a run leaves: the verdict, the table and the names of the files, as far as there are any.</summary>
internal static class ResultReport
{
    private const int LinesShown = 30;
    private const int TargetsShownInFull = 3;

    public static void Print(ImmutableArray<Target> targets, Layout layout, Settings settings, TextWriter writer)
    {
        var withResults = targets
            .SelectMany(target => target.IsGroup ? layout.Graph.InputsOf(target) : [target])
            .Where(target => !target.AlwaysRun && !target.Results.IsEmpty)
            .DistinctBy(target => target.Name)
            .ToImmutableArray();
        foreach (var target in withResults)
        {
            var folder = layout.Results(target, settings);
            if (withResults.Length <= TargetsShownInFull)
            {
                PrintFile(Path.Combine(folder, "table.md"), layout, writer);
                PrintFile(Path.Combine(folder, "verdict.md"), layout, writer);
            }

            writer.WriteLine();
            writer.WriteLine($"{target.Name} wrote:");
            foreach (var file in target.Results)
            {
                writer.WriteLine($"  {layout.Show(Path.Combine(folder, file))}");
            }
        }
    }

    private static void PrintFile(string path, Layout layout, TextWriter writer)
    {
        if (!File.Exists(path))
        {
            return;
        }

        writer.WriteLine();
        var lines = File.ReadAllLines(path);
        foreach (var line in lines.Take(LinesShown))
        {
            writer.WriteLine(line);
        }

        if (lines.Length > LinesShown)
        {
            writer.WriteLine($"... {lines.Length - LinesShown} more lines in {layout.Show(path)}");
        }
    }
}
