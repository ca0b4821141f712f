namespace Lorentz.Numerics.Differences;

/// <summary>
/// Derivatives by central differences extrapolated to step zero (C. J. F. Ridders, Advances in Engineering Software 4
/// (1982) 75); the tableau entry with the smallest disagreement wins. For a smooth function of double precision ten or more
/// figures, which no single step gives; for judging, not for speed.
/// </summary>
public static class Ridders
{
    /// <summary>Values of the function that one derivative takes.</summary>
    public const int Evaluations = 2 * Rows;

    private const double Shrink = 1.6;
    private const int Rows = 9;

    /// <summary>d f_i / dt at 0 for every component.</summary>
    /// <param name="function">The function; as many components at every call.</param>
    /// <param name="step">The first and largest step: small against the length over which the function bends.</param>
    public static double[] Derivative(Func<double, double[]> function, double step)
    {
        var tableau = new double[Rows][][];
        double[]? best = null;
        double[]? errors = null;
        for (var row = 0; row < Rows; row++, step /= Shrink)
        {
            var above = function(step);
            var below = function(-step);
            tableau[row] = new double[row + 1][];
            tableau[row][0] = [.. above.Select((value, i) => (value - below[i]) / (2 * step))];
            best ??= [.. tableau[row][0]];
            errors ??= [.. best.Select(_ => double.PositiveInfinity)];
            var factor = 1.0;
            for (var column = 1; column <= row; column++)
            {
                factor *= Shrink * Shrink;
                var left = tableau[row][column - 1];
                var up = tableau[row - 1][column - 1];
                var value = tableau[row][column] = [.. left.Select((v, i) => ((factor * v) - up[i]) / (factor - 1))];
                for (var i = 0; i < best.Length; i++)
                {
                    var error = Math.Max(Math.Abs(value[i] - left[i]), Math.Abs(value[i] - up[i]));
                    if (error < errors[i])
                    {
                        (errors[i], best[i]) = (error, value[i]);
                    }
                }
            }
        }

        return best!;
    }
}
