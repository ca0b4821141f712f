using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>Archives of npm packages: downloaded without running anything in them, checked, and read.</summary>
internal static class NpmArchive
{
    /// <summary>The program that downloads.</summary>
    public static string Program => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Downloads a package's archive into an empty folder.</summary>
    /// <returns>The archive's path.</returns>
    /// <exception cref="IOException">There is no such program, or it failed; the message says what it said.</exception>
    public static string Download(string program, string package, string folder, CancellationToken cancellation)
    {
        using var process = Start(program, package, folder);
        using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        var said = $"{output.Result}\n{errors}".Trim();
        return process.ExitCode == 0 && Directory.GetFiles(folder, "*.tgz") is [var archive]
            ? archive
            : throw new IOException(FormattableString.Invariant($"npm pack {package} failed with code {process.ExitCode}: {said}"));
    }

    /// <summary>Checks an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="integrity">"sha512-" and the hash in base 64.</param>
    /// <exception cref="InvalidDataException">It is another one.</exception>
    public static void Verify(string archive, string integrity)
    {
        using var stream = File.OpenRead(archive);
        var found = $"sha512-{Convert.ToBase64String(SHA512.HashData(stream))}";
        if (found != integrity)
        {
            throw new InvalidDataException($"{Path.GetFileName(archive)}: {found}, expected {integrity}; it is not the archive that was published.");
        }
    }

    /// <summary>Copies one file of an archive to a stream.</summary>
    /// <exception cref="InvalidDataException">The archive has no such file.</exception>
    public static void Extract(string archive, string entry, Stream target)
    {
        using var file = File.OpenRead(archive);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new TarReader(unzipped);
        while (reader.GetNextEntry() is { } found)
        {
            if (found.Name == entry && found.DataStream is { } content)
            {
                content.CopyTo(target);
                return;
            }
        }

        throw new InvalidDataException($"{Path.GetFileName(archive)}: no file '{entry}'.");
    }

    private static Process Start(string program, string package, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, ["pack", package, "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new IOException(
                $"cannot run {program}: {exception.Message}; {package} is fetched with npm, which comes with Node.js.", exception);
        }
    }
}
