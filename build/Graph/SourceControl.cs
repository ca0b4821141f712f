using System.ComponentModel;
using System.Diagnostics;

namespace Lorentz.Build.Graph;

/// <summary>Asks git which version of the sources this is.</summary>
public static class SourceControl
{
    /// <summary>The commit, followed by <c>dirty</c> when tracked or new files outside the results differ from it; <c>unknown</c> without git.</summary>
    public static string Describe(string repository)
    {
        var commit = Git(repository, "rev-parse", "HEAD");
        if (string.IsNullOrEmpty(commit))
        {
            return "unknown";
        }

        var changes = Git(repository, "status", "--porcelain", "--", ".", ":(exclude)results");
        return changes is "" ? commit : $"{commit} dirty";
    }

    private static string? Git(string repository, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", ["-C", repository, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
