using System.Diagnostics;
using Lorentz.Lab.Deployment;

namespace Lorentz.Native.Tests;

/// <summary>Programs in other languages, compiled and run as their users would.</summary>
internal static class ForeignProgram
{
    /// <summary>Compiles C++ or C against the header; skips the test where there is no compiler.</summary>
    public static string Compile(string compiler, string output, params string[] arguments)
    {
        if (!NativeLibraryBuild.OnPath(compiler))
        {
            Assert.Skip($"no {compiler}");
        }

        var (code, text) = Run(compiler, ["-O2", "-Wall", "-Wextra", "-Werror", .. arguments, "-o", output]);
        Assert.True(code == 0, text);
        return output;
    }

    /// <summary>Runs a Python script; skips the test where there is no Python.</summary>
    public static (int Code, string Text) Python(params string[] arguments)
    {
        if (!NativeLibraryBuild.OnPath("python3"))
        {
            Assert.Skip("no python3");
        }

        return Run("python3", arguments);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and all it wrote.</returns>
    public static (int Code, string Text) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
