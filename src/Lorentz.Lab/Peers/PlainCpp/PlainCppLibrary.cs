using System.ComponentModel;
using System.Diagnostics;

namespace Lorentz.Lab.Peers.PlainCpp;

/// <summary>Compiles scripts/peers/plain.cpp into a shared library: networks in plain C++, to compare times with.</summary>
public static class PlainCppLibrary
{
    /// <summary>The compiler, as the path finds it.</summary>
    public const string Compiler = "c++";

    /// <summary>What a kind is compiled with.</summary>
    public static string Flags(PlainCppKind kind) => kind == PlainCppKind.Double ? "-O2" : "-O3 -march=native";

    /// <summary>Compiles the source for a kind; the library appears in the folder whole or not at all.</summary>
    /// <param name="source">The file plain.cpp.</param>
    /// <param name="folder">Where the library goes; created if it is missing.</param>
    /// <param name="kind">What it is compiled for.</param>
    /// <returns>The library's path.</returns>
    /// <exception cref="PlainCppException">There is no compiler or it failed; the message has what it said.</exception>
    public static string Compile(string source, string folder, PlainCppKind kind)
    {
        Directory.CreateDirectory(folder);
        var library = Path.Combine(folder, kind == PlainCppKind.Double ? "plain-double.so" : "plain-float.so");
        var temporary = $"{library}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        try
        {
            Run(source, ["-std=c++17", .. Flags(kind).Split(' '), "-shared", "-fPIC", source, "-o", temporary]);
            File.Move(temporary, library, overwrite: true);
            return library;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Run(string source, string[] arguments)
    {
        using var process = Start(source, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new PlainCppException($"{source} does not compile ({Compiler} {string.Join(' ', arguments)}):\n{errors}{output.Result}");
        }
    }

    private static Process Start(string source, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Compiler, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception problem)
        {
            throw new PlainCppException($"{source} cannot be compiled: no {Compiler} on the path (g++ and clang++ bring one).", problem);
        }
    }
}
