using Lorentz.Lab.Files;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>The library of ONNX Runtime on disk, fetched once.</summary>
public static class OnnxRuntimeLibrary
{
    /// <summary>The library in a folder, fetched by npm where it is missing; of several processes one fetches and the others wait.</summary>
    /// <param name="folder">Where it is kept, for this version alone.</param>
    /// <param name="cancellation">Ends a fetch.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It could not be fetched: no npm, no network, a full disk.</exception>
    /// <exception cref="InvalidDataException">What came is not the archive that was published.</exception>
    /// <exception cref="PlatformNotSupportedException">There is none for this platform.</exception>
    public static string Provide(string folder, CancellationToken cancellation = default)
    {
        var entry = OnnxRuntimePackage.Entry;
        var path = Path.Combine(Path.GetFullPath(folder), Path.GetFileName(entry));
        if (File.Exists(path))
        {
            return path;
        }

        Directory.CreateDirectory(folder);
        using var alone = Wait(Path.Combine(folder, "fetch.lock"), cancellation);
        if (!File.Exists(path))
        {
            Fetch(path, entry, cancellation);
        }

        return path;
    }

    private static void Fetch(string path, string entry, CancellationToken cancellation)
    {
        var temporary = Directory.CreateTempSubdirectory("lorentz-peer-").FullName;
        try
        {
            var archive = NpmArchive.Download(NpmArchive.Program, OnnxRuntimePackage.Name, temporary, cancellation);
            NpmArchive.Verify(archive, OnnxRuntimePackage.Integrity);
            AtomicFile.Write(path, stream => NpmArchive.Extract(archive, entry, stream));
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    // Held by whoever fetches; the system lets go of it when that process ends, however it ends.
    private static FileStream Wait(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                cancellation.ThrowIfCancellationRequested();
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
