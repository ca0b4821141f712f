using System.Diagnostics;
using System.Globalization;
using Lorentz.Build.Displays;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>Builds the solution once and runs every test program under <c>tests/</c>, one after another.</summary>
internal static class TestSuite
{
    private const string Suffix = ".Tests";

    /// <summary>Runs everything; the last line says how many tests passed and failed.</summary>
    /// <exception cref="ReportedFailureException">A test failed, or a test program crashed or ran no test.</exception>
    /// <exception cref="RunException">The solution does not build, or there are no tests.</exception>
    public static void Run(TargetRun run)
    {
        Build(run);
        var projects = Directory.GetDirectories(Path.Combine(run.Repository, "tests"), $"*{Suffix}").Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToArray();
        if (projects.Length == 0)
        {
            throw new RunException("there are no test projects under tests/");
        }

        var total = projects.Select(project => RunProject(run, project)).Aggregate((sum, counts) => sum + counts);
        run.Say(total.ToString());
        if (total.Failed > 0)
        {
            throw new ReportedFailureException();
        }
    }

    private static void Build(TargetRun run)
    {
        using var stage = run.Stage("Building the solution and its tests", 0);
        var lines = new List<string>();
        var code = ChildProcess.Run(
            "dotnet", ["build", "Lorentz.slnx", "-c", "Release", "-v", "quiet", "--nologo"], run.Repository, lines.Add, run.CancellationToken);
        if (code != 0)
        {
            foreach (var line in lines.Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal))
            {
                run.Say(line);
            }

            throw new RunException("the solution does not build, so no test ran");
        }
    }

    private static TestCounts RunProject(TargetRun run, string project)
    {
        var report = Path.Combine(run.Repository, "artifacts", "tests", $"{project}.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        var program = Path.Combine("tests", project, "bin", "Release", "net10.0", $"{project}.dll");
        var start = Stopwatch.GetTimestamp();
        int code;
        using (var reader = new TestOutput(run, project))
        {
            code = ChildProcess.Run(
                "dotnet",
                ["exec", program, "-noLogo", "-noColor", "-noAutoReporters", "-reporter", "verbose", "-diagnostics", "-xml", report],
                run.Repository,
                reader.Read,
                run.CancellationToken);
        }

        var counts = TestCounts.Of(report, code);
        var crash = File.Exists(report) ? "" : string.Create(CultureInfo.InvariantCulture, $": the test program ended with code {code} and left no report");
        run.Say($"{project}: {counts} ({Durations.Show(Stopwatch.GetElapsedTime(start))}){crash}");
        return counts;
    }
}
