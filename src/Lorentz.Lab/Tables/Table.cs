using System.Collections.Immutable;

namespace Lorentz.Lab.Tables;

/// <summary>A titled table of typed columns: the one form in which results leave an experiment.</summary>
public sealed class Table
{
    /// <summary>A table of the given rows.</summary>
    /// <param name="title">What the table shows.</param>
    /// <param name="columns">The columns, with distinct headings.</param>
    /// <param name="rows">Rows of as many cells as there are columns, each of a kind that its column accepts.</param>
    /// <exception cref="ArgumentException">A heading occurs twice, or a row does not fit the columns.</exception>
    public Table(string title, ImmutableArray<Column> columns, ImmutableArray<ImmutableArray<Cell>> rows)
    {
        Title = title;
        Columns = columns;
        Rows = rows;
        var headings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (!headings.Add(column.Heading))
            {
                throw new ArgumentException($"Table '{title}': the column '{column.Heading}' occurs twice.", nameof(columns));
            }
        }

        for (var i = 0; i < rows.Length; i++)
        {
            Check(i, rows[i]);
        }
    }

    /// <summary>A table without rows, to which <see cref="With"/> adds.</summary>
    /// <param name="title">What the table shows.</param>
    /// <param name="columns">The columns.</param>
    public Table(string title, params ReadOnlySpan<Column> columns)
        : this(title, [.. columns], [])
    {
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The columns, from left to right.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>The rows, from top to bottom.</summary>
    public ImmutableArray<ImmutableArray<Cell>> Rows { get; }

    /// <summary>This table and one more row.</summary>
    /// <param name="cells">One cell per column.</param>
    /// <exception cref="ArgumentException">The row does not fit the columns.</exception>
    public Table With(params ReadOnlySpan<Cell> cells) => new(Title, Columns, Rows.Add([.. cells]));

    private void Check(int index, ImmutableArray<Cell> row)
    {
        if (row.Length != Columns.Length)
        {
            throw new ArgumentException(
                $"Table '{Title}', row {index + 1}: {row.Length} cells for {Columns.Length} columns.", nameof(row));
        }

        for (var i = 0; i < row.Length; i++)
        {
            if (!Columns[i].Format.Accepts(row[i].Kind))
            {
                throw new ArgumentException(
                    $"Table '{Title}', row {index + 1}, column '{Columns[i].Name}': {row[i].Kind} where {Columns[i].Format.Kind} is expected.",
                    nameof(row));
            }
        }
    }
}
