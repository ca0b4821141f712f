using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// Small damped least squares, w that makes |r - L w|^2 + mu |w|^2 least, by Householder reflections of L above sqrt(mu) I (Golub
/// and Van Loan, Matrix Computations, 4th ed. 2013, algorithms 5.2.1 and 5.3.2).
/// </summary>
internal static class DampedTriangle
{
    /// <summary>Solves it.</summary>
    /// <param name="lower">L, m x m.</param>
    /// <param name="right">r.</param>
    /// <param name="damping">mu.</param>
    /// <returns>w; null where the equations are singular to working precision.</returns>
    internal static double[]? Solve(double[] lower, double[] right, double damping)
    {
        // Columns one after the other, each of twice the size; the last is the right side.
        var size = right.Length;
        var height = 2 * size;
        var columns = new double[(size + 1) * height];
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++)
            {
                columns[(j * height) + i] = lower[(i * size) + j];
            }

            columns[(j * height) + size + j] = Math.Sqrt(damping);
        }

        right.CopyTo(columns, size * height);
        var diagonal = new double[size];
        for (var j = 0; j < size; j++)
        {
            var vector = columns.AsSpan((j * height) + j, height - j);
            var length = Math.Sqrt(FixedOrderSum.OfProducts(vector, vector));
            if (!(length > 0.0) || !double.IsFinite(length))
            {
                return null;
            }

            diagonal[j] = vector[0] > 0.0 ? -length : length;
            vector[0] -= diagonal[j];
            var inverse = 2.0 / FixedOrderSum.OfProducts(vector, vector);
            for (var other = j + 1; other <= size; other++)
            {
                var target = columns.AsSpan((other * height) + j, height - j);
                var factor = -inverse * FixedOrderSum.OfProducts(vector, target);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = Math.FusedMultiplyAdd(factor, vector[i], target[i]);
                }
            }
        }

        var solution = columns.AsSpan(size * height, size).ToArray();
        for (var i = size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < size; j++)
            {
                solution[i] = Math.FusedMultiplyAdd(-columns[(j * height) + i], solution[j], solution[i]);
            }

            solution[i] /= diagonal[i];
        }

        return solution;
    }
}
