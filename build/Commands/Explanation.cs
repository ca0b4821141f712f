using System.Collections.Immutable;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>Everything about one target: its knobs, its files, and why it would run.</summary>
internal static class Explanation
{
    public static void Print(Target target, Layout layout, Settings settings, ImmutableArray<Step> plan, TextWriter writer)
    {
        writer.WriteLine($"{target.Name} ({target.Study}): {target.Summary}");
        PrintParameters(target, settings, writer);
        PrintNames("inputs", [.. target.Inputs], writer);
        PrintNames("code", target.Code, writer);
        PrintNames("artifacts", [.. target.Artifacts.Select(file => layout.Show(Path.Combine(layout.Artifacts(target, settings), file)))], writer);
        PrintNames("results", [.. target.Results.Select(file => layout.Show(Path.Combine(layout.Results(target, settings), file)))], writer);
        writer.WriteLine();
        if (target.IsGroup)
        {
            var stale = plan.Count(step => step.IsStale);
            writer.WriteLine(stale == 0 ? "up to date" : $"{stale} of {plan.Length} targets would run; --plan says which and why");
        }
        else
        {
            PrintReasons(plan.Single(step => step.Target == target), writer);
        }
    }

    private static void PrintReasons(Step step, TextWriter writer)
    {
        writer.WriteLine(step.IsStale ? "would run because:" : "up to date");
        foreach (var reason in step.Reasons)
        {
            writer.WriteLine($"  {reason}");
        }
    }

    private static void PrintNames(string title, ImmutableArray<string> names, TextWriter writer)
    {
        if (!names.IsEmpty)
        {
            writer.WriteLine($"{title}: {string.Join(", ", names)}");
        }
    }

    private static void PrintParameters(Target target, Settings settings, TextWriter writer)
    {
        if (target.Parameters.IsEmpty)
        {
            return;
        }

        writer.WriteLine();
        ImmutableArray<string> header = ["parameter", "unit", .. Profiles.Names, "meaning"];
        ImmutableArray<ImmutableArray<string>> rows = [header, .. target.Parameters.Select(parameter => Row(parameter, target, settings))];
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            writer.WriteLine($"  {string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))}".TrimEnd());
        }

        writer.WriteLine();
    }

    private static ImmutableArray<string> Row(Parameter parameter, Target target, Settings settings)
    {
        var now = settings.IsOverridden(target, parameter.Name) ? $" (now {settings.Value(target, parameter.Name)}, set by hand)" : "";
        var choices = parameter.Choices.IsEmpty ? "" : $": {string.Join(", ", parameter.Choices)}";
        return [parameter.Name, parameter.Unit, .. parameter.Values.Select(value => value.Length == 0 ? "-" : value), parameter.Meaning + choices + now];
    }
}
