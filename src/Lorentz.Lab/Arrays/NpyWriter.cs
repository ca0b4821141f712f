namespace Lorentz.Lab.Arrays;

/// <summary>
/// Writes a one- or two-dimensional array of unknown length as numpy's <c>.npy</c> (format 1.0), chunk by chunk in
/// bounded memory. The file appears under its name only when <see cref="Complete"/> succeeds.
/// </summary>
/// <typeparam name="T">float, double, int, long or byte.</typeparam>
public sealed class NpyWriter<T> : IDisposable
    where T : unmanaged
{
    private readonly string path;
    private readonly string temporary;
    private readonly int? columns;
    private readonly FileStream stream;
    private long elements;

    /// <summary>Starts an array.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="columns">Elements in a row of a two-dimensional array, or null for one dimension.</param>
    /// <exception cref="IOException">The temporary file beside the target could not be made.</exception>
    /// <exception cref="NotSupportedException">The element type is none of those supported.</exception>
    public NpyWriter(string path, int? columns = null)
    {
        NpyType.Descriptor<T>();
        ArgumentOutOfRangeException.ThrowIfLessThan(columns ?? 1, 1, nameof(columns));
        this.path = Path.GetFullPath(path);
        this.columns = columns;
        temporary = $"{this.path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        stream.Write(new byte[NpyHeader.WrittenLength]);
    }

    /// <summary>Elements written so far.</summary>
    public long Count => elements;

    /// <summary>Appends elements, row after row.</summary>
    /// <param name="values">Any number of elements; rows may be cut between calls.</param>
    /// <exception cref="IOException">The elements could not be written; the message names the file.</exception>
    public void Append(ReadOnlySpan<T> values)
    {
        try
        {
            stream.Write(NpyType.Bytes(values));
            elements += values.Length;
        }
        catch (IOException error)
        {
            throw new IOException($"cannot write {path}: {error.Message}", error);
        }
    }

    /// <summary>Writes the shape, flushes to the disk and gives the file its name, replacing an older one.</summary>
    /// <exception cref="InvalidOperationException">The last row is incomplete.</exception>
    /// <exception cref="IOException">The file could not be finished; the message names it.</exception>
    public void Complete()
    {
        if (columns is { } width && elements % width != 0)
        {
            throw new InvalidOperationException($"{path}: {elements} elements do not fill rows of {width}.");
        }

        try
        {
            stream.Position = 0;
            stream.Write(new NpyHeader(NpyType.Descriptor<T>(), false, columns is { } n ? [elements / n, n] : [elements]).ToBytes());
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"cannot write {path}: {error.Message}", error);
        }
    }

    /// <summary>Ends writing; an array that was not completed leaves nothing behind.</summary>
    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // What the buffer still held cannot be written (a full disk): the file goes anyway.
        }

        File.Delete(temporary);
    }
}
