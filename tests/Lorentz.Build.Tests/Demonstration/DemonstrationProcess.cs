using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Lorentz.Build.Tests.Demonstration;

/// <summary>The demonstration catalogue as a process of its own, to be stopped and killed.</summary>
internal sealed partial class DemonstrationProcess : IDisposable
{
    public const string Switch = "--demonstration";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly StringBuilder lines = new();

    public DemonstrationProcess(Workshop workshop, int pause, params string[] arguments)
    {
        var program = typeof(DemonstrationProcess).Assembly.Location;
        process = new()
        {
            StartInfo = new("dotnet", ["exec", program, Switch, workshop.Folder, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment[DemonstrationCatalogue.PauseVariable] = pause.ToString(System.Globalization.CultureInfo.InvariantCulture);
        process.OutputDataReceived += Receive;
        process.ErrorDataReceived += Receive;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Lines
    {
        get
        {
            lock (lines)
            {
                return lines.ToString();
            }
        }
    }

    public void WaitFor(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"the process did not get there:\n{Lines}");
            Assert.False(process.HasExited && !condition(), $"the process ended too early:\n{Lines}");
            Thread.Sleep(10);
        }
    }

    public int WaitForEnd()
    {
        Assert.True(process.WaitForExit(Patience), "the process did not end");
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Kill()
    {
        process.Kill();
        WaitForEnd();
    }

    public void Signal(int signal) => Assert.Equal(0, Send(process.Id, signal));

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Send(int process, int signal);

    private void Receive(object sender, DataReceivedEventArgs received)
    {
        lock (lines)
        {
            lines.Append(received.Data).Append('\n');
        }
    }
}
