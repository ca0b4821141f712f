using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Solutions;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Judges coefficients against the exact solution of their equation.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Truth">The exact solution.</param>
internal sealed record SeriesJudge(SeriesLoss Loss, TrueSolution Truth)
{
    private static readonly ConcurrentDictionary<LinearEquation, TrueSolution> Truths = new();

    /// <summary>What saying zero costs.</summary>
    public double Zero => Baselines.Zero(Loss).Total;

    /// <summary>What the best equal coefficients cost.</summary>
    public double Constant => Baselines.BestConstant(Loss).Loss.Total;

    /// <summary>The loss of the exact recurrence cut off at N; none where the conditions leave it undetermined.</summary>
    public double? Floor => TruncatedSolution.Of(Loss.Equation, Loss.Last).Solution is { } truncated ? Loss.Evaluate(truncated.Coefficients.AsSpan()).Total : null;

    /// <summary>The judge of an equation.</summary>
    public static SeriesJudge Of(LinearEquation equation, int terms, int points, double boundaryWeight, double recurrenceWeight) =>
        new(new SeriesLoss(equation, terms, points, boundaryWeight, recurrenceWeight), TruthOf(equation));

    /// <summary>The exact solution of an equation that has one; it is computed once, however many cases share the equation.</summary>
    /// <exception cref="InvalidOperationException">It has none, in words.</exception>
    public static TrueSolution TruthOf(LinearEquation equation) => Truths.GetOrAdd(equation, Solve);

    /// <summary>Judges coefficients.</summary>
    public SeriesScore Score(double[] coefficients, ImmutableArray<LossPoint> curve, double seconds)
    {
        var truth = Truth.Coefficients.AsSpan()[..coefficients.Length];
        var (largest, worst, squares, errors) = (0.0, 0.0, 0.0, 0.0);
        for (var n = 0; n < truth.Length; n++)
        {
            var error = coefficients[n] - truth[n];
            largest = Math.Max(largest, Math.Abs(truth[n]));
            worst = Math.Max(worst, Math.Abs(error));
            squares += truth[n] * truth[n];
            errors += error * error;
        }

        return new(coefficients, Loss.Evaluate(coefficients), worst / largest, errors / squares, Truth.Difference(coefficients), curve, seconds);
    }

    private static TrueSolution Solve(LinearEquation equation)
    {
        var outcome = TrueSolution.Of(equation);
        return outcome.Solution ?? throw new InvalidOperationException(string.Join("; ", outcome.Faults.Select(fault => fault.Message)));
    }
}
