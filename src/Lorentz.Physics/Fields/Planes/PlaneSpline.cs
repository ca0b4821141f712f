namespace Lorentz.Physics.Fields.Planes;

/// <summary>The uniform cubic B-spline's weights as polynomials: row k of each is the coefficient of t^k (C. de Boor, A Practical Guide to Splines, chapter X).</summary>
public static class PlaneSpline
{
    /// <summary>Coefficients of 1.</summary>
    public static ReadOnlySpan<double> Constant => [1.0 / 6, 2.0 / 3, 1.0 / 6, 0];

    /// <summary>Coefficients of t.</summary>
    public static ReadOnlySpan<double> Linear => [-0.5, 0, 0.5, 0];

    /// <summary>Coefficients of t^2.</summary>
    public static ReadOnlySpan<double> Quadratic => [0.5, -1, 0.5, 0];

    /// <summary>Coefficients of t^3.</summary>
    public static ReadOnlySpan<double> Cubic => [-1.0 / 6, 0.5, -0.5, 1.0 / 6];

    /// <summary>Weights of the four nodes around a cell at the fraction <paramref name="t"/> of it.</summary>
    public static void Weights(double t, Span<double> weights)
    {
        for (var node = 0; node < 4; node++)
        {
            weights[node] = Math.FusedMultiplyAdd(
                Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Cubic[node], t, Quadratic[node]), t, Linear[node]), t, Constant[node]);
        }
    }

    /// <summary>Derivatives of the weights by <paramref name="t"/>.</summary>
    public static void Slopes(double t, Span<double> slopes)
    {
        for (var node = 0; node < 4; node++)
        {
            slopes[node] = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(3 * Cubic[node], t, 2 * Quadratic[node]), t, Linear[node]);
        }
    }
}
