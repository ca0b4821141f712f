using System.Diagnostics;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>Runs another program and hands over its lines as they come.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program to its end; when cancelled, ends it and everything it started.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string program, IEnumerable<string> arguments, string folder, Action<string> line, CancellationToken cancellation)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var gate = new Lock();
        process.OutputDataReceived += Receive;
        process.ErrorDataReceived += Receive;
        if (!process.Start())
        {
            throw new RunException($"cannot start {program}");
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;

        void Receive(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is { } text)
            {
                lock (gate)
                {
                    line(text);
                }
            }
        }
    }
}
