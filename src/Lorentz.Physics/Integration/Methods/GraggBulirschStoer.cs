using System.Collections.Immutable;

namespace Lorentz.Physics.Integration.Methods;

/// <summary>
/// Gragg, Bulirsch and Stoer's extrapolated midpoint rule as one tableau of any even order, its coefficients computed
/// from their definition: the second, independent method behind the reference truth.
/// </summary>
/// <remarks>
/// The midpoint rule with n substeps (n = 2, 4, 6, ...) has an error in even powers of the substep, so m rows of
/// Aitken-Neville extrapolation give order 2 m (Hairer, Norsett and Wanner, section II.9). Rows share the first stage.
/// </remarks>
public static class GraggBulirschStoer
{
    /// <summary>The tableau of order 2 <paramref name="rows"/>.</summary>
    /// <param name="rows">Number of midpoint rows, at least 1.</param>
    public static NystromTableau Tableau(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var stages = new List<double[]> { Array.Empty<double>() };
        var nodes = new List<double> { 0 };
        var weights = new double[1 + Enumerable.Range(1, rows).Sum(row => (2 * row) - 1)];
        for (var row = 1; row <= rows; row++)
        {
            AddMidpointRow(2 * row, NevilleFactor(row, rows), stages, nodes, weights);
        }

        return new ButcherTableau(
            $"Gragg-Bulirsch-Stoer {2 * rows}", 2 * rows, [.. nodes], [.. stages.Select(stage => stage.ToImmutableArray())], [.. weights], [], 0).ToNystrom();
    }

    // y_1 = y_0 + s f_0, y_{m+1} = y_{m-1} + 2 s f_m: stage m of this row is f at y_m, with f_0 shared by all rows.
    private static void AddMidpointRow(int substeps, double factor, List<double[]> stages, List<double> nodes, double[] weights)
    {
        var step = 1.0 / substeps;
        var first = stages.Count;
        int StageOf(int m) => m == 0 ? 0 : first + m - 1;
        double[] Point(int m)
        {
            var coefficients = new double[weights.Length];
            for (var k = m - 1; k >= 0; k -= 2)
            {
                coefficients[StageOf(k)] += k == 0 ? step : 2 * step;
            }

            return coefficients;
        }

        for (var m = 1; m < substeps; m++)
        {
            var coefficients = Point(m);
            nodes.Add(m * step);
            stages.Add(coefficients[..stages.Count]);
        }

        var end = Point(substeps);
        for (var k = 0; k < end.Length; k++)
        {
            weights[k] += factor * end[k];
        }
    }

    // Weight of row j in the extrapolation to zero of a polynomial in (1 / n)^2.
    private static double NevilleFactor(int row, int rows)
    {
        var factor = 1.0;
        for (var other = 1; other <= rows; other++)
        {
            if (other != row)
            {
                factor *= (double)(row * row) / ((row * row) - (other * other));
            }
        }

        return factor;
    }
}
