using System.Collections.Immutable;

namespace Lorentz.Tracks.Metrics;

/// <summary>
/// The best a polynomial path without constant term, c1 zeta + c2 zeta^2 + ..., can do for values given at fractions of the
/// step: weighted least squares. What it leaves no training of a family with such paths can remove.
/// </summary>
public sealed class PathCompromise
{
    private readonly ImmutableArray<double> fractions;
    private readonly ImmutableArray<double> weights;
    private readonly double[,] factor;

    /// <summary>A compromise.</summary>
    /// <param name="fractions">Fractions zeta of the step.</param>
    /// <param name="weights">Weight of the squared error at each.</param>
    /// <param name="degree">Highest power: 1 for the linear family, 2 for the quadratic one.</param>
    /// <exception cref="ArgumentException">Fewer weighted points than coefficients, or lengths that differ.</exception>
    public PathCompromise(ImmutableArray<double> fractions, ImmutableArray<double> weights, int degree)
    {
        if (fractions.Length != weights.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"{fractions.Length} fractions and {weights.Length} weights"), nameof(weights));
        }

        this.fractions = fractions;
        this.weights = weights;
        factor = new double[degree, degree];
        for (var row = 0; row < degree; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = 0.0;
                for (var i = 0; i < fractions.Length; i++)
                {
                    sum += weights[i] * Power(fractions[i], row + column + 2);
                }

                for (var k = 0; k < column; k++)
                {
                    sum -= factor[row, k] * factor[column, k];
                }

                factor[row, column] = row == column ? Math.Sqrt(sum) : sum / factor[column, column];
            }

            if (!(factor[row, row] > 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{degree} coefficients are not determined by {weights.Count(weight => weight > 0)} weighted points"), nameof(degree));
            }
        }
    }

    /// <summary>The weights of a loss with a mean over the points on the way and the end last.</summary>
    /// <param name="points">Points before the end.</param>
    /// <param name="pathWeight">Weight of their mean.</param>
    /// <param name="endWeight">Weight of the end.</param>
    public static ImmutableArray<double> Weights(int points, double pathWeight, double endWeight) =>
        [.. Enumerable.Repeat(pathWeight / Math.Max(1, points), points), endWeight];

    /// <summary>What the best path leaves of the values: value minus path at each fraction.</summary>
    /// <param name="values">A value for each fraction.</param>
    public double[] Residuals(ReadOnlySpan<double> values)
    {
        var degree = factor.GetLength(0);
        var coefficients = new double[degree];
        for (var row = 0; row < degree; row++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                sum += weights[i] * Power(fractions[i], row + 1) * values[i];
            }

            for (var k = 0; k < row; k++)
            {
                sum -= factor[row, k] * coefficients[k];
            }

            coefficients[row] = sum / factor[row, row];
        }

        for (var row = degree - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < degree; k++)
            {
                coefficients[row] -= factor[k, row] * coefficients[k];
            }

            coefficients[row] /= factor[row, row];
        }

        var residuals = new double[values.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = values[i];
            for (var k = 0; k < degree; k++)
            {
                residuals[i] -= coefficients[k] * Power(fractions[i], k + 1);
            }
        }

        return residuals;
    }

    /// <summary>
    /// The part of a wrong start that remains at each fraction: 1 at the start, then what the best path leaves of it. For
    /// degree 1 and the end, 1 - sum(w zeta) / sum(w zeta^2).
    /// </summary>
    public double[] RemainsOfStart() => Residuals([.. fractions.Select(_ => 1.0)]);

    private static double Power(double value, int exponent)
    {
        var power = value;
        for (var i = 1; i < exponent; i++)
        {
            power *= value;
        }

        return power;
    }
}
