using System.Diagnostics;
using System.Globalization;

namespace Lorentz.Bits;

/// <summary>This program run as a child of a test, under switches that make the runtime see another processor.</summary>
internal sealed class BitsChild : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private BitsChild(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the program that lies beside the test.</summary>
    /// <param name="switches">Environment variables, NAME=value, separated by blanks; a word without = (none, say) sets nothing.</param>
    /// <param name="name">Name of a computation, <c>all</c> or <c>hardware</c>.</param>
    /// <param name="threads">Threads the computation uses.</param>
    public static BitsChild Start(string switches, string name, int threads)
    {
        // A test started by its own executable is not the host: that is found by name.
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Lorentz.Bits.dll"));
        start.ArgumentList.Add(name);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        foreach (var pair in switches.Split(' ').Where(text => text.Contains('=', StringComparison.Ordinal)))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            start.Environment[pair[..sign]] = pair[(sign + 1)..];
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits for the end: exit code, what was printed, and what was complained of.</summary>
    public (int ExitCode, string Output, string Errors) Finish()
    {
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim(), errors.Result);
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();
}
