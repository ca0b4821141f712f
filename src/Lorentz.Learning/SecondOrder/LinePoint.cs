namespace Lorentz.Learning.SecondOrder;

/// <summary>A function along a line: where, its value and its slope there.</summary>
/// <param name="Step">Distance along the line, in lengths of the search direction.</param>
/// <param name="Value">Value of the function.</param>
/// <param name="Slope">Its derivative along the line.</param>
public readonly record struct LinePoint(double Step, double Value, double Slope)
{
    /// <summary>Whether value and slope are finite.</summary>
    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Slope);
}
