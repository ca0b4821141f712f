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
    /// <summary>The judge of an equation.</summary>
    public static SeriesJudge Of(LinearEquation equation, int terms, int points, double boundaryWeight, double recurrenceWeight) =>
        new(new SeriesLoss(equation, terms, points, boundaryWeight, recurrenceWeight), TruthOf(equation));

    /// <summary>The exact solution of an equation that has one.</summary>
    /// <exception cref="InvalidOperationException">It has none, in words.</exception>
    public static TrueSolution TruthOf(LinearEquation equation)
    {
        var outcome = TrueSolution.Of(equation);
        return outcome.Solution ?? throw new InvalidOperationException(string.Join("; ", outcome.Faults.Select(fault => fault.Message)));
    }

    /// <summary>Judges coefficients.</summary>
    public SeriesScore Judge(double[] coefficients, ImmutableArray<LossPoint> curve, double seconds)
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
}
