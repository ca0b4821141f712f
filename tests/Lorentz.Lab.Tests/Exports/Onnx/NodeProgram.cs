using System.ComponentModel;
using System.Diagnostics;
using Lorentz.Lab.Files;
using Lorentz.Lab.Peers.OnnxRuntime;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>The example program of the repository, run by Node.js with the package it asks for.</summary>
internal static class NodeProgram
{
    private const string Script = "extrapolate.mjs";

    private static readonly Lazy<(string? Folder, string Reason)> Installed = new(Install);

    private static string Source => Path.Combine(RepositoryRoot.Path, "examples", "deploy", "onnx");

    /// <summary>Runs it; a machine without Node.js or the package skips the test and says why.</summary>
    public static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        Assert.SkipWhen(Installed.Value.Folder is null, Installed.Value.Reason);
        return Start("node", Installed.Value.Folder!, [Script, .. arguments]);
    }

    // Into a folder of its own first: what has the final name is whole, whoever came first.
    private static (string? Folder, string Reason) Install()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "artifacts", "peers", $"onnxruntime-node-{OnnxRuntimePackage.Version}");
        var temporary = $"{folder}.{Guid.NewGuid():N}";
        try
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(temporary);
                File.Copy(Path.Combine(Source, "package.json"), Path.Combine(temporary, "package.json"));
                var (code, _, errors) = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", temporary, ["install", "--ignore-scripts", "--no-audit", "--no-fund"]);
                if (code != 0)
                {
                    return (null, $"the example's package is not to be had: {errors}");
                }

                Move(temporary, folder);
            }

            _ = Start("node", folder, ["--version"]);
        }
        catch (Win32Exception exception)
        {
            return (null, $"no Node.js: {exception.Message}");
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        AtomicFile.WriteText(Path.Combine(folder, Script), File.ReadAllText(Path.Combine(Source, Script)));
        return (folder, "");
    }

    private static void Move(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another run of the tests was first, with the same package.
        }
    }

    private static (int Code, string Output, string Errors) Start(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), errors);
    }
}
