namespace Lorentz.Lab.Tables;

/// <summary>How a column's cells are written and read back.</summary>
/// <param name="Kind">Text, integer or real; any cell may also be missing.</param>
/// <param name="SignificantDigits">For real columns, 1 to 17; otherwise 0.</param>
public readonly record struct ColumnFormat(CellKind Kind, int SignificantDigits)
{
    /// <summary>Words, aligned left.</summary>
    public static ColumnFormat Text => new(CellKind.Text, 0);

    /// <summary>Whole numbers, aligned right.</summary>
    public static ColumnFormat Integer => new(CellKind.Integer, 0);

    /// <summary>Real numbers rounded to a number of significant digits, aligned right.</summary>
    /// <param name="significantDigits">1 to 17.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of digits is outside 1 to 17.</exception>
    public static ColumnFormat Real(int significantDigits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significantDigits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(significantDigits, 17);
        return new(CellKind.Real, significantDigits);
    }

    /// <summary>True where a cell of this kind may stand in the column: its own kind, a missing cell, an integer among reals.</summary>
    /// <param name="kind">The kind of the cell.</param>
    public bool Accepts(CellKind kind) =>
        kind == Kind || kind == CellKind.Missing || (Kind == CellKind.Real && kind == CellKind.Integer);
}
