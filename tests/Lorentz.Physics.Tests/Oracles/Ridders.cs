namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// Derivatives by central differences extrapolated to step zero (C. J. F. Ridders, Advances in Engineering Software 4
/// (1982) 75); the tableau entry with the smallest disagreement wins.
/// </summary>
internal static class Ridders
{
    private const double Shrink = 1.6;
    private const int Rows = 9;

    /// <summary>d f_i / dt at 0 for every component, and the largest estimated error relative to the given scales.</summary>
    internal static double[] Derivative(Func<double, double[]> function, double step)
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
