using System.Globalization;
using System.Text.RegularExpressions;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

    /// <summary>Turns the lines of xunit's verbose reporter into progress, and shows those that say what went wrong.</summary>
    internal sealed partial class TestOutput(TargetRun run, string project) : IDisposable
    {
        private IStage? stage;
        private bool failing;

        public void Read(string line)
        {
            var text = Colours().Replace(line, "");
            if (Discovered().Match(text) is { Success: true } match)
            {
                stage = run.Stage(project, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            }
            else if (Diagnostic().Match(text) is { Success: true } diagnostic)
            {
                run.Say($"  {diagnostic.Groups[1].Value}");
            }
            else if (text.TrimStart().StartsWith("Finished:", StringComparison.Ordinal) || text.Contains("=== TEST EXECUTION SUMMARY ===", StringComparison.Ordinal))
            {
                failing = false;
            }
            else if (text.Contains("[FINISHED] Time:", StringComparison.Ordinal) || text.EndsWith("[STARTING]", StringComparison.Ordinal))
            {
                failing = false;
                stage?.Advance(text.EndsWith("[STARTING]", StringComparison.Ordinal) ? 0 : 1);
            }
            else
            {
                failing |= Failure().IsMatch(text);
                if (failing)
                {
                    run.Say(text);
                }
            }
        }

        public void Dispose() => stage?.Dispose();

        [GeneratedRegex(@"\x1b\[[0-9;]*m")]
        private static partial Regex Colours();

        [GeneratedRegex(@"^\s*Discovered:.*\((\d+) test case")]
        private static partial Regex Discovered();

        [GeneratedRegex(@"^\s*\[D::[^\]]*\] (.*)$")]
        private static partial Regex Diagnostic();

        [GeneratedRegex(@"\[FAIL\]|Unhandled exception|Stack overflow|\[(Test|Fatal)[A-Za-z ]*(Failure|Error)", RegexOptions.IgnoreCase)]
        private static partial Regex Failure();
    }
