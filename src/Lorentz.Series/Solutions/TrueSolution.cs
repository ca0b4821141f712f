using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Solutions;

/// <summary>
/// The solution of an equation by exact arithmetic: the recurrence is rolled out for every seed, the conditions are
/// solved for the seeds, and nothing is rounded before the coefficients are turned into doubles.
/// </summary>
public sealed class TrueSolution
{
    /// <summary>Points of the fixed uniform grid, ends included, on which solutions are compared.</summary>
    public const int GridPoints = 401;

    // Below this share of the greatest, a change between two lengths or a last term no longer shows in a double.
    private static readonly Rational Negligible = Rational.Parse("1e-15");

    private TrueSolution(LinearEquation equation, ImmutableArray<Rational> exact)
    {
        (Equation, Exact) = (equation, exact);
        Coefficients = [.. exact.Select(value => value.ToDouble())];
        Maximum = SupremumOf(Coefficients.AsSpan());
    }

    /// <summary>The equation.</summary>
    public LinearEquation Equation { get; }

    /// <summary>s_0, s_1, ..., in the fraction that the summed length gives; where all conditions are at 0 they are the truth itself.</summary>
    public ImmutableArray<Rational> Exact { get; }

    /// <summary>The same, rounded to the nearest double.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>The greatest |y| on the grid of the equation's interval.</summary>
    public double Maximum { get; }

    /// <summary>Solves an equation.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">
    /// How far the series is summed. The result is accepted where three quarters of this length give the same seeds to
    /// 1e-15 and the last quarter of the terms is negligible on the whole interval.
    /// </param>
    public static SolutionOutcome<TrueSolution> Of(LinearEquation equation, int last = BoundarySystem.EnoughTerms)
    {
        var faults = EquationFaults.OfForm(equation);
        if (faults.Length > 0)
        {
            return new(null, faults);
        }

        var series = AffineSeries.Of(equation, last);
        var shorter = new AffineSeries([.. series.Homogeneous.Select(values => values[..(last * 3 / 4)])], series.Particular[..(last * 3 / 4)]);
        if (BoundarySystem.Of(equation, series).Seeds is not { } seeds || BoundarySystem.Of(equation, shorter).Seeds is not { } before)
        {
            return Failed(EquationFaults.Undetermined(equation));
        }

        if (!Agree(seeds, before))
        {
            return Failed(new(FormattableString.Invariant($"the conditions of {equation.Name} cannot be summed: with {last * 3 / 4} and {last} terms they give different solutions, as at a point near or beyond the radius of convergence about 0; give conditions nearer to 0, or move the origin")));
        }

        var solution = new TrueSolution(equation, series.At(seeds));
        return solution.Diverging() is { } end
            ? Failed(new(FormattableString.Invariant($"the series of {equation.Name} has not converged at x = {end} after {last} terms: the interval reaches near or beyond the radius of convergence about 0; shorten it, or move the origin")))
            : new(solution, []);
    }

    /// <summary>y or a derivative of it at a point of the interval, from the whole series.</summary>
    /// <param name="x">The point.</param>
    /// <param name="derivative">Which derivative; 0 is y.</param>
    public double Value(double x, int derivative = 0) => Polynomial.Value(Coefficients.AsSpan(), x, derivative);

    /// <summary>The greatest difference |p(x) - y(x)| on the grid, p the polynomial of other coefficients.</summary>
    /// <param name="coefficients">p's coefficients in ascending powers; at most as many as here.</param>
    /// <remarks>Coefficients are subtracted before summing: differences far below the rounding of y itself are seen.</remarks>
    public double Difference(ReadOnlySpan<double> coefficients)
    {
        var difference = Coefficients.ToArray();
        for (var n = 0; n < coefficients.Length; n++)
        {
            difference[n] -= coefficients[n];
        }

        return SupremumOf(difference);
    }

    private static SolutionOutcome<TrueSolution> Failed(EquationFault fault) => new(null, [fault]);

    private static bool Agree(ImmutableArray<Rational> seeds, ImmutableArray<Rational> before)
    {
        var (scale, change) = (Rational.Zero, Rational.Zero);
        for (var index = 0; index < seeds.Length; index++)
        {
            scale = Greater(scale, Rational.Abs(seeds[index]));
            change = Greater(change, Rational.Abs(seeds[index] - before[index]));
        }

        return change <= scale * Negligible;
    }

    private static Rational Greater(Rational left, Rational right) => left > right ? left : right;

    private double SupremumOf(ReadOnlySpan<double> coefficients)
    {
        var (from, to) = (Equation.Interval.From.ToDouble(), Equation.Interval.To.ToDouble());
        var greatest = 0.0;
        for (var index = 0; index < GridPoints; index++)
        {
            greatest = double.Max(greatest, double.Abs(Polynomial.Value(coefficients, from + ((to - from) * index / (GridPoints - 1)))));
        }

        return greatest;
    }

    // An end of the interval where the last quarter of the terms still counts; none where the series has converged.
    private Rational? Diverging()
    {
        foreach (var end in new[] { Equation.Interval.From, Equation.Interval.To })
        {
            var (greatest, tail, power, x) = (0.0, 0.0, 1.0, double.Abs(end.ToDouble()));
            for (var n = 0; n < Coefficients.Length; n++)
            {
                var term = double.Abs(Coefficients[n]) * power;
                greatest = double.Max(greatest, term);
                tail = n >= Coefficients.Length * 3 / 4 ? double.Max(tail, term) : tail;
                power *= x;
            }

            if (!(tail <= greatest * Negligible.ToDouble()))
            {
                return end;
            }
        }

        return null;
    }
}
