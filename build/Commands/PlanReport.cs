using System.Collections.Immutable;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>What would run, in order, and why.</summary>
internal static class PlanReport
{
    public static void Print(ImmutableArray<Step> plan, TextWriter writer)
    {
        var width = plan.Select(step => step.Target.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var step in plan)
        {
            var (mark, why) = step.IsStale ? ("run ", string.Join(", ", step.Reasons)) : ("keep", "up to date");
            writer.WriteLine($"{mark}  {step.Target.Name.PadRight(width)}  {why}");
        }
    }
}
