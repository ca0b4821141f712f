using System.Diagnostics;
using System.Globalization;

namespace Lorentz.Build.Graph;

/// <summary>
/// Keeps two runs from writing to one profile's folder at once. The operating system holds the lock and lets go of it
/// when the process dies, however it dies.
/// </summary>
public sealed class RunLock : IDisposable
{
    private const string LockFile = ".lock";
    private const string HolderFile = ".lock-holder";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly FileStream stream;

    private RunLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock of <paramref name="folder"/>, after another run if need be.</summary>
    /// <param name="folder">The folder that is about to be written to; made if missing.</param>
    /// <param name="wait">Whether to wait for another run rather than fail.</param>
    /// <param name="say">Told once who is being waited for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RunException">Another run holds the lock and <paramref name="wait"/> is false.</exception>
    public static RunLock Take(string folder, bool wait, Action<string> say, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        for (var told = false; ; told = true)
        {
            if (TryOpen(Path.Combine(folder, LockFile)) is { } stream)
            {
                File.WriteAllText(Path.Combine(folder, HolderFile), Holder());
                return new(stream);
            }

            var holder = HolderOf(folder);
            if (!wait)
            {
                throw new RunException($"another run{holder} is writing to {folder}; wait for it, or leave out --no-wait and this run will");
            }

            if (!told)
            {
                say($"another run{holder} is writing to {folder}; waiting (Ctrl-C to give up)");
            }

            cancellation.WaitHandle.WaitOne(Poll);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(path))
        {
            return null;
        }
    }

    private static string Holder()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"process {process.Id}, since {DateTime.Now:yyyy-MM-dd HH:mm:ss}");
    }

    private static string HolderOf(string folder)
    {
        try
        {
            return $" ({File.ReadAllText(Path.Combine(folder, HolderFile))})";
        }
        catch (IOException)
        {
            // The other run has the lock but has not written its name yet.
            return "";
        }
    }
}
