using System.ComponentModel;
using System.Diagnostics;

namespace Lorentz.Lab.Peers.Compilers;

/// <summary>Compiles one source of C or C++ into a shared library with the compiler on the path.</summary>
internal static class SharedLibrary
{
    /// <summary>Compiles; the library appears whole or not at all.</summary>
    /// <param name="compiler">cc or c++.</param>
    /// <param name="flags">Language and optimisation.</param>
    /// <param name="source">The source.</param>
    /// <param name="library">The library to write or replace; its folder is created if it is missing.</param>
    /// <returns>The library's path.</returns>
    /// <exception cref="CompilerException">There is no compiler or it failed; the message has what it said.</exception>
    public static string Compile(string compiler, IEnumerable<string> flags, string source, string library)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(library))!);
        var temporary = $"{library}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        try
        {
            Run(compiler, source, [.. flags, "-shared", "-fPIC", source, "-o", temporary, "-lm"]);
            File.Move(temporary, library, overwrite: true);
            return library;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Run(string compiler, string source, string[] arguments)
    {
        using var process = Start(compiler, source, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new CompilerException($"{source} does not compile ({compiler} {string.Join(' ', arguments)}):\n{errors}{output.Result}");
        }
    }

    private static Process Start(string compiler, string source, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception problem)
        {
            throw new CompilerException($"{source} cannot be compiled: no {compiler} on the path (gcc and clang bring one).", problem);
        }
    }
}
