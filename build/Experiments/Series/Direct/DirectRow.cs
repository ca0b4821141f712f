using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;

namespace Lorentz.Build.Experiments.Series.Direct;

/// <summary>Coefficients of an equation, however they were found.</summary>
/// <param name="Equation">The equation.</param>
/// <param name="Method">How they were found.</param>
/// <param name="Judge">What judges them, by a loss whose recurrence is averaged.</param>
/// <param name="Weights">Its weights in words.</param>
/// <param name="Score">The coefficients and their errors.</param>
internal sealed record DirectRow(LinearEquation Equation, string Method, SeriesJudge Judge, string Weights, SeriesScore Score)
{
    /// <summary>The loss that judges them.</summary>
    public SeriesLoss Loss => Judge.Loss;

    /// <summary>Steps of a training in words; null for what is not trained.</summary>
    public string? Training { get; init; }

    /// <summary>Steps of AdamW in a training.</summary>
    public int AdamSteps { get; init; }

    /// <summary>The journal's loss for this row.</summary>
    public double? Journal { get; init; }

    /// <summary>Gradients computed; null for what is not trained.</summary>
    public long? Gradients => Score.Curve.IsEmpty ? null : Score.Curve[^1].Evaluations;

    /// <summary>A training of coefficients as a row: the one in the middle.</summary>
    public static DirectRow Of(CaseResult result) => new(
        result.Case.Equation, result.Case.Model.Name, result.Judge, result.Case.Weights, result.Median)
    {
        Training = FormattableString.Invariant($"{SeriesTable.Training(result.Case.Recipe)} x {result.Case.Recipe.RoundIterations}"),
        AdamSteps = result.Case.Recipe.AdamSteps,
        Journal = result.Case.Journal,
    };
}
