using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>The list of targets, study by study.</summary>
internal static class Listing
{
    public static void Print(TargetGraph graph, TextWriter writer)
    {
        var width = graph.Targets.Max(target => target.Name.Length);
        foreach (var study in graph.Targets.GroupBy(target => target.Study))
        {
            writer.WriteLine(study.Key);
            foreach (var target in study)
            {
                writer.WriteLine($"  {target.Name.PadRight(width)}  {target.Summary}{Size(target)}");
            }

            writer.WriteLine();
        }

        writer.WriteLine("./build.sh TARGET runs one, ./build.sh --explain TARGET describes it.");
    }

    private static string Size(Target target) => target switch
    {
        { IsGroup: true } => $" ({target.Inputs.Length} targets)",
        { Parameters.Length: 0 } => "",
        { Parameters.Length: 1 } => " (1 parameter)",
        _ => $" ({target.Parameters.Length} parameters)",
    };
}
