namespace Lorentz.Lab.Tables;

/// <summary>One column of a table.</summary>
/// <param name="Name">Short name, the same in every file.</param>
/// <param name="Unit">Unit without brackets; empty for pure numbers and words.</param>
/// <param name="Meaning">What the numbers say, in a sentence for the legend.</param>
/// <param name="Format">How cells are written.</param>
public sealed record Column(string Name, string Unit, string Meaning, ColumnFormat Format)
{
    /// <summary>Name and unit as they stand above the column: <c>rmse [mm]</c>.</summary>
    public string Heading => Unit.Length == 0 ? Name : $"{Name} [{Unit}]";

    /// <summary>A column of words.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="meaning">Sentence for the legend.</param>
    public static Column Text(string name, string meaning) => new(name, "", meaning, ColumnFormat.Text);

    /// <summary>A column of whole numbers.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="unit">Unit without brackets, or empty.</param>
    /// <param name="meaning">Sentence for the legend.</param>
    public static Column Integer(string name, string unit, string meaning) => new(name, unit, meaning, ColumnFormat.Integer);

    /// <summary>A column of real numbers.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="unit">Unit without brackets, or empty.</param>
    /// <param name="meaning">Sentence for the legend.</param>
    /// <param name="significantDigits">Digits written, 1 to 17.</param>
    public static Column Real(string name, string unit, string meaning, int significantDigits) =>
        new(name, unit, meaning, ColumnFormat.Real(significantDigits));
}
