using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Work;

/// <summary>The table of another experiment, to be read by column and row.</summary>
internal sealed class ResultRows
{
    private readonly ImmutableArray<Column> columns;
    private readonly ImmutableArray<ImmutableArray<Cell>> rows;

    /// <summary>Reads a table.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="target">Whose table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="file">Its file.</param>
    public ResultRows(TargetRun run, string target, ImmutableArray<Column> columns, string file = "table.csv")
    {
        this.columns = columns;
        rows = CsvTable.Read(run.ResultOf(target, file), target, columns).Rows;
    }

    /// <summary>A number of the one row whose cells have the given texts, as it stands in the table.</summary>
    /// <param name="column">Which number.</param>
    /// <param name="keys">Names of columns with their text, in turn.</param>
    /// <exception cref="InvalidOperationException">No row, or several.</exception>
    public string Say(string column, params ReadOnlySpan<string> keys)
    {
        var cell = Row(keys)[Index(column)];
        return cell.Kind == CellKind.Missing ? "none" : FormattableString.Invariant($"{cell.Real:G3}");
    }

    /// <summary>Whether there is such a row.</summary>
    public bool Has(params ReadOnlySpan<string> keys) => Rows(keys).Count > 0;

    /// <summary>The same number as it is; not a number where the cell is empty.</summary>
    public double Number(string column, params ReadOnlySpan<string> keys)
    {
        var cell = Row(keys)[Index(column)];
        return cell.Kind == CellKind.Missing ? double.NaN : cell.Real;
    }

    /// <summary>The least and the largest number of a column among the rows with the given texts.</summary>
    public string Range(string column, params ReadOnlySpan<string> keys)
    {
        var values = Rows(keys).Select(row => row[Index(column)].Real).ToArray();
        return FormattableString.Invariant($"{values.Min():G3} to {values.Max():G3}");
    }

    private ImmutableArray<Cell> Row(ReadOnlySpan<string> keys)
    {
        var found = Rows(keys);
        return found.Count == 1
            ? found[0]
            : throw new InvalidOperationException($"{found.Count} rows with {string.Join(", ", keys.ToArray())}");
    }

    private List<ImmutableArray<Cell>> Rows(ReadOnlySpan<string> keys)
    {
        var found = new List<ImmutableArray<Cell>>();
        foreach (var row in rows)
        {
            var fits = true;
            for (var i = 0; i < keys.Length; i += 2)
            {
                var cell = row[Index(keys[i])];
                fits &= Words(cell) == keys[i + 1];
            }

            if (fits)
            {
                found.Add(row);
            }
        }

        return found;
    }

    private static string Words(Cell cell) => cell.Kind switch
    {
        CellKind.Integer => FormattableString.Invariant($"{cell.Integer}"),
        CellKind.Missing => "",
        _ => cell.Text,
    };

    private int Index(string column)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Name == column)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"no column `{column}`");
    }
}
