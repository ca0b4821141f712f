using System.Text;

namespace Lorentz.Lab.Files;

/// <summary>Writes files whole or not at all: a reader, or a run that resumes after a kill, never sees half of one.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file beside <paramref name="path"/>, flushes it to the disk and renames it over the target.
    /// Folders that are missing are created.
    /// </summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content to the stream it is given.</param>
    /// <exception cref="IOException">
    /// The file could not be written (disk full, no permission); the message names it, the temporary is gone and the
    /// former content, if any, is untouched.
    /// </exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var temporary = $"{target}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception)
        {
            Remove(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"cannot write {path}: {exception.Message}", exception);
            }

            throw;
        }
    }

    /// <summary>Writes <paramref name="text"/> as UTF-8 without a byte-order mark, by the rules of <see cref="Write"/>.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="text">Its whole content.</param>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first error is the one worth reporting; a stray temporary is never read by anyone.
        }
    }
}
