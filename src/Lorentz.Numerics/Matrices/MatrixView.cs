namespace Lorentz.Numerics.Matrices;

/// <summary>A matrix seen in memory that someone else owns: element (i, j) lies at i stride + j.</summary>
/// <typeparam name="T">Number type of the elements.</typeparam>
public readonly ref struct MatrixView<T>
    where T : unmanaged
{
    /// <summary>A matrix of rows that lie apart.</summary>
    /// <param name="data">At least (rows - 1) stride + columns elements.</param>
    /// <param name="rows">Number of rows, 0 or more.</param>
    /// <param name="columns">Number of columns, 0 or more.</param>
    /// <param name="stride">Elements from one row to the next, at least <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other or the data.</exception>
    public MatrixView(Span<T> data, int rows, int columns, int stride)
    {
        if (rows < 0 || columns < 0 || stride < columns)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{rows} rows of {columns} columns, {stride} apart: sizes are not negative and the stride is at least the columns"));
        }

        var needed = rows == 0 ? 0 : ((rows - 1L) * stride) + columns;
        if (data.Length < needed)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{data.Length} elements: {rows} rows of {columns} columns, {stride} apart, need {needed}"),
                nameof(data));
        }

        Data = data;
        Rows = rows;
        Columns = columns;
        Stride = stride;
    }

    /// <summary>A matrix whose rows follow each other without gaps.</summary>
    /// <param name="data">At least rows columns elements.</param>
    /// <param name="rows">Number of rows, 0 or more.</param>
    /// <param name="columns">Number of columns, 0 or more.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the data.</exception>
    public MatrixView(Span<T> data, int rows, int columns)
        : this(data, rows, columns, columns)
    {
    }

    /// <summary>The memory, row after row.</summary>
    public Span<T> Data { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Elements from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Element (row, column).</summary>
    public ref T this[int row, int column] => ref Data[(row * Stride) + column];
}
