namespace Lorentz.Series.Equations;

/// <summary>A condition as a linear form in the coefficients of a polynomial.</summary>
public static class ConditionRow
{
    /// <summary>Writes what each coefficient contributes to y^(k)(x0): n (n-1) ... (n-k+1) x0^(n-k).</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="row">Gets N + 1 values.</param>
    public static void Fill(Condition condition, Span<double> row)
    {
        var (at, power) = (condition.At.ToDouble(), 1.0);
        row.Clear();
        for (var n = condition.Derivative; n < row.Length; n++)
        {
            row[n] = FallingFactorial.Real(n, condition.Derivative) * power;
            power *= at;
        }
    }
}
