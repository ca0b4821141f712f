using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

internal static class TestSuite
{
    public static void Run(TargetRun run) => run.Say("");
}
