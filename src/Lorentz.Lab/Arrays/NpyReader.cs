using System.IO.MemoryMappedFiles;

namespace Lorentz.Lab.Arrays;

/// <summary>
/// Reads a one- or two-dimensional row-major <c>.npy</c> array through a memory map: only the pages touched are loaded,
/// files may be larger than memory. Everything about the file is checked when it is opened.
/// </summary>
/// <typeparam name="T">The element type that the file must have: float, double, int, long or byte.</typeparam>
public sealed unsafe class NpyReader<T> : IDisposable
    where T : unmanaged
{
    private readonly string path;
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly T* first;

    /// <summary>Opens an array.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">Header, type, order, shape or length is not as expected; the message names the file and what was expected.</exception>
    /// <exception cref="IOException">The file could not be opened.</exception>
    public NpyReader(string path)
    {
        this.path = path;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var (header, offset) = NpyHeader.Read(stream, path);
        (Rows, Columns) = Check(header, offset, stream.Length);
        Dimensions = header.Shape.Length;
        map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        first = (T*)(start + view.PointerOffset + offset);
    }

    /// <summary>1 or 2.</summary>
    public int Dimensions { get; }

    /// <summary>Length of the first axis.</summary>
    public long Rows { get; }

    /// <summary>Length of the second axis; 1 for a one-dimensional array.</summary>
    public int Columns { get; }

    /// <summary>Elements in all.</summary>
    public long Count => Rows * Columns;

    /// <summary>Some rows, in place.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="count">Rows, each of <see cref="Columns"/> elements.</param>
    /// <returns>The elements, valid until the reader is disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not all there, or hold more than 2^31 - 1 elements.</exception>
    public ReadOnlySpan<T> Slice(long row, int count)
    {
        ObjectDisposedException.ThrowIf(view.SafeMemoryMappedViewHandle.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(row, Rows - count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count * Columns, int.MaxValue, nameof(count));
        return new ReadOnlySpan<T>(first + (row * Columns), count * Columns);
    }

    /// <summary>Copies some rows.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="destination">A whole number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not all there.</exception>
    /// <exception cref="ArgumentException">The destination does not hold a whole number of rows.</exception>
    public void Read(long row, Span<T> destination)
    {
        if (destination.Length % Columns != 0)
        {
            throw new ArgumentException($"{path}: {destination.Length} elements are not a whole number of rows of {Columns}.", nameof(destination));
        }

        Slice(row, destination.Length / Columns).CopyTo(destination);
    }

    /// <summary>Copies the whole array, row after row.</summary>
    /// <exception cref="InvalidOperationException">The array has more elements than one managed array holds; read it in chunks.</exception>
    public T[] ReadAll()
    {
        if (Count > Array.MaxLength)
        {
            throw new InvalidOperationException($"{path}: {Count} elements do not fit in one array; read them in chunks.");
        }

        return Slice(0, (int)Rows).ToArray();
    }

    /// <summary>Unmaps the file; slices of it must not be used any more.</summary>
    public void Dispose()
    {
        if (!view.SafeMemoryMappedViewHandle.IsClosed)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        view.Dispose();
        map.Dispose();
    }

    private (long Rows, int Columns) Check(NpyHeader header, long offset, long length)
    {
        var expected = NpyType.Descriptor<T>();
        if (header.Descriptor != expected)
        {
            throw new InvalidDataException($"{path}: elements of type '{header.Descriptor}', expected '{expected}'.");
        }

        if (header.IsFortranOrder)
        {
            throw new InvalidDataException($"{path}: fortran_order is True, expected False (rows together).");
        }

        if (header.Shape.Length is not (1 or 2))
        {
            throw new InvalidDataException($"{path}: {header.Shape.Length} dimensions, expected 1 or 2.");
        }

        var columns = header.Shape.Length == 2 ? header.Shape[1] : 1;
        var bytes = (Int128)header.Shape[0] * columns * sizeof(T);
        if (columns > int.MaxValue || columns < 1 || offset + bytes != length)
        {
            throw new InvalidDataException(
                $"{path}: {length} bytes, expected {offset + bytes}: a header of {offset} and {header.Shape[0]} rows of {columns} elements of {sizeof(T)} bytes.");
        }

        return (header.Shape[0], (int)columns);
    }
}
