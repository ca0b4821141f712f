using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Solutions;

/// <summary>
/// The conditions of an equation as m linear equations for the m seeds, exact for the series cut off behind its last
/// coefficient, and their solution by elimination.
/// </summary>
public sealed class BoundarySystem
{
    /// <summary>How far series are summed where their infinite sum is meant.</summary>
    public const int EnoughTerms = 160;

    private BoundarySystem(ImmutableArray<Rational>? seeds) => Seeds = seeds;

    /// <summary>The seeds that satisfy the conditions; none where the system is singular.</summary>
    public ImmutableArray<Rational>? Seeds { get; }

    /// <summary>Whether the conditions determine the seeds.</summary>
    public bool IsDetermined => Seeds is not null;

    /// <summary>Sets up and solves the system.</summary>
    /// <param name="equation">An equation of sound form.</param>
    /// <param name="last">N, the index of the last coefficient that the conditions see.</param>
    public static BoundarySystem Of(LinearEquation equation, int last)
    {
        // At x = 0 a condition sees one seed and nothing of the rest of the series.
        var seen = equation.Conditions.All(condition => condition.At.IsZero) ? equation.Order - 1 : last;
        return Of(equation, AffineSeries.Of(equation, seen));
    }

    /// <summary>Sets up and solves the system for series that are already there.</summary>
    /// <param name="equation">An equation of sound form.</param>
    /// <param name="series">Its series; the conditions see them to their end.</param>
    public static BoundarySystem Of(LinearEquation equation, AffineSeries series)
    {
        var order = equation.Order;
        var rows = new Rational[order][];
        for (var index = 0; index < order; index++)
        {
            var condition = equation.Conditions[index];
            var row = new Rational[order + 1];
            for (var seed = 0; seed < order; seed++)
            {
                row[seed] = Value(series.Homogeneous[seed], condition);
            }

            row[order] = condition.Value - Value(series.Particular, condition);
            rows[index] = row;
        }

        return new(ExactElimination.Solve(rows));
    }

    private static Rational Value(ImmutableArray<Rational> coefficients, Condition condition)
    {
        var (sum, power) = (new ExactSum(Rational.Zero), Rational.One);
        for (var n = condition.Derivative; n < coefficients.Length; n++)
        {
            sum.Add(coefficients[n], power * FallingFactorial.Exact(n, condition.Derivative));
            power *= condition.At;
        }

        return sum.Total;
    }
}
