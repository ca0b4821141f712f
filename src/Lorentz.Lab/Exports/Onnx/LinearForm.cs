namespace Lorentz.Lab.Exports.Onnx;

/// <summary>A number that is linear in one column of the state: factor x column + constant.</summary>
/// <param name="Column">Which column.</param>
/// <param name="Factor">Times what; 0 for a constant.</param>
/// <param name="Constant">Plus what.</param>
internal readonly record struct LinearForm(StateColumn Column, double Factor, double Constant)
{
    /// <summary>Always zero.</summary>
    public static LinearForm Zero => new(StateColumn.X, 0, 0);

    /// <summary>Always one.</summary>
    public static LinearForm One => new(StateColumn.X, 0, 1);

    /// <summary>A column as it is.</summary>
    public static LinearForm Of(StateColumn column) => new(column, 1, 0);
}
