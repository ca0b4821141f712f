namespace Lorentz.Lab.Tables;

/// <summary>One entry of a table; the default value is a missing one.</summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly long integer;
    private readonly double real;

    private Cell(CellKind kind, string? text, long integer, double real)
    {
        Kind = kind;
        this.text = text;
        this.integer = integer;
        this.real = real;
    }

    /// <summary>An entry that is not there.</summary>
    public static Cell Missing => default;

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The words of a text cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public string Text => Kind == CellKind.Text ? text! : throw Not(CellKind.Text);

    /// <summary>The number of an integer cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public long Integer => Kind == CellKind.Integer ? integer : throw Not(CellKind.Integer);

    /// <summary>The number of a real or integer cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is of another kind.</exception>
    public double Real => Kind switch
    {
        CellKind.Real => real,
        CellKind.Integer => integer,
        _ => throw Not(CellKind.Real),
    };

    /// <summary>A text cell; null gives a missing one.</summary>
    public static implicit operator Cell(string? value) =>
        value is null ? Missing : new(CellKind.Text, value, 0, 0);

    /// <summary>An integer cell.</summary>
    public static implicit operator Cell(long value) => new(CellKind.Integer, null, value, 0);

    /// <summary>An integer cell.</summary>
    public static implicit operator Cell(int value) => new(CellKind.Integer, null, value, 0);

    /// <summary>A real cell.</summary>
    public static implicit operator Cell(double value) => new(CellKind.Real, null, 0, value);

    /// <summary>A real cell; null gives a missing one.</summary>
    public static implicit operator Cell(double? value) => value is { } number ? number : Missing;

    private InvalidOperationException Not(CellKind wanted) => new($"The cell holds {Kind}, not {wanted}.");
}
