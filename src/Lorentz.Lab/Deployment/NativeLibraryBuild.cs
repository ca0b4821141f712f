using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Lorentz.Lab.Files;

namespace Lorentz.Lab.Deployment;

/// <summary>Compiles the native library from a checkout of the repository, with <c>scripts/native/build.sh</c>.</summary>
public static class NativeLibraryBuild
{
    /// <summary>File of the library.</summary>
    public const string LibraryName = "liblorentz.so";

    /// <summary>File of its C interface.</summary>
    public const string HeaderName = "lorentz.h";

    private const string Script = "scripts/native/build.sh";
    private const string StampName = ".sources";

    private static readonly string[] Sources = [".cs", ".csproj", ".props", ".c", ".h", ".exports"];

    /// <summary>What this machine lacks to compile the library, or null.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture is not (Architecture.X64 or Architecture.Arm64)
            ? $"the native library is for Linux on x86-64 and ARM64, this is {RuntimeInformation.RuntimeIdentifier}"
        : !OnPath("bash") ? "no bash"
        : !OnPath("gcc") && !OnPath("clang") ? "no C compiler: neither gcc nor clang"
        : null;

    /// <summary>Compiles the library, unless the folder has one of the same sources.</summary>
    /// <param name="repository">The folder that holds the solution.</param>
    /// <param name="folder">Where library and header go.</param>
    /// <returns>The path of the library.</returns>
    /// <exception cref="IOException">It cannot be compiled; the message has the compiler's words.</exception>
    public static string Run(string repository, string folder)
    {
        var library = Path.Combine(folder, LibraryName);
        var stamp = Path.Combine(folder, StampName);
        var sources = Hash(repository);
        if (File.Exists(library) && File.Exists(stamp) && File.ReadAllText(stamp) == sources)
        {
            return library;
        }

        if (Missing is { } missing)
        {
            throw new IOException($"cannot compile {library}: {missing}");
        }

        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(repository, Script), Path.GetFullPath(folder)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new IOException($"cannot compile {library}: {Script} ended with code {process.ExitCode}{Environment.NewLine}{output}{errors.Result}");
        }

        AtomicFile.WriteText(stamp, sources);
        return library;
    }

    /// <summary>Whether a program can be started by its name.</summary>
    /// <param name="program">The name.</param>
    public static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    // Everything that the library is compiled from.
    private static string Hash(string repository)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(repository, "*.props")
            .Concat(Directory.EnumerateFiles(Path.Combine(repository, "src"), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(repository, Script))
            .Where(file => Sources.Contains(Path.GetExtension(file)) || file.EndsWith(".sh", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(repository, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(repository, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
