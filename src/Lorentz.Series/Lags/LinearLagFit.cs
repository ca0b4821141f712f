using Lorentz.Numerics.Reductions;
using MathNet.Numerics.LinearAlgebra;

namespace Lorentz.Series.Lags;

/// <summary>
/// The linear autoregressive model: every lag's weight is a combination of the position features. One least-squares fit finds
/// all of it; the exact recurrence lies in this space.
/// </summary>
public static class LinearLagFit
{
    // Each pass solves for what the last one left: rounding errors of the factorisation go down to those of the data.
    private const int Refinements = 2;

    /// <summary>Fits the model.</summary>
    /// <param name="examples">Examples, more than there are weights.</param>
    /// <returns>For each lag from 0 (the forcing) on, one weight for each feature.</returns>
    public static double[] Fit(LagExamples examples)
    {
        var (features, columns) = (PositionFeatures.Count(examples.Order), examples.Lags + 1);
        var rows = examples.Targets.Length;
        var matrix = Matrix<double>.Build.Dense(rows, columns * features);
        for (var i = 0; i < rows; i++)
        {
            var position = PositionFeatures.Of(examples.Order, examples.Order + (i / examples.PerPosition));
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < features; k++)
                {
                    matrix[i, (j * features) + k] = examples.Windows[(i * columns) + j] * position[k];
                }
            }
        }

        var norms = matrix.ColumnNorms(2);
        for (var c = 0; c < matrix.ColumnCount; c++)
        {
            matrix.SetColumn(c, matrix.Column(c) / norms[c]);
        }

        var factors = matrix.QR();
        var targets = Vector<double>.Build.Dense(examples.Targets);
        var solution = factors.Solve(targets);
        for (var pass = 0; pass < Refinements; pass++)
        {
            solution += factors.Solve(Residual(matrix, solution, examples.Targets));
        }

        return [.. solution.Select((value, c) => value / norms[c])];
    }

    /// <summary>The table of a fitted model; positions beyond those of the fit are allowed.</summary>
    /// <param name="weights">The fit.</param>
    /// <param name="order">Order m of the equation.</param>
    /// <param name="lags">Coefficients looked back at.</param>
    /// <param name="last">Largest index N wanted.</param>
    public static LagTable Table(double[] weights, int order, int lags, int last)
    {
        var features = PositionFeatures.Count(order);
        var table = new double[(last - order + 1) * (lags + 1)];
        for (var l = order; l <= last; l++)
        {
            var position = PositionFeatures.Of(order, l);
            for (var j = 0; j <= lags; j++)
            {
                table[((l - order) * (lags + 1)) + j] = FixedOrderSum.OfProducts(weights.AsSpan(j * features, features), position);
            }
        }

        return new(order, last, lags, table);
    }

    // Sums with an error term: the residual of an exact fit is all rounding otherwise.
    private static Vector<double> Residual(Matrix<double> matrix, Vector<double> solution, double[] targets)
    {
        var residual = Vector<double>.Build.Dense(targets.Length);
        for (var i = 0; i < targets.Length; i++)
        {
            var (sum, error) = (targets[i], 0.0);
            for (var c = 0; c < solution.Count; c++)
            {
                var product = -matrix[i, c] * solution[c];
                error += Math.FusedMultiplyAdd(-matrix[i, c], solution[c], -product);
                var next = sum + product;
                var part = next - sum;
                error += (sum - (next - part)) + (product - part);
                sum = next;
            }

            residual[i] = sum + error;
        }

        return residual;
    }
}
