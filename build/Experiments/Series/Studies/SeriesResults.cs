namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Looks up the results of a target for its verdict.</summary>
internal static class SeriesResults
{
    /// <summary>The one case of an experiment with an equation and a model.</summary>
    public static CaseResult Pick(this IEnumerable<CaseResult> results, string experiment, string equation, string model) =>
        results.Single(result => result.Case.Experiment == experiment && result.Case.Equation.Name == equation && result.Case.Model.Name == model);

    /// <summary>The one case of an experiment with an equation and a model.</summary>
    public static PrefixResult Pick(this IEnumerable<PrefixResult> results, string experiment, string equation, string model) =>
        results.Single(result => result.Case.Experiment == experiment && result.Case.Equation.Name == equation && result.Case.Model.Name == model);

    /// <summary>The loss in the middle, and all of them where there are several.</summary>
    public static string Text(this CaseResult result) => result.Scores.Length == 1
        ? FormattableString.Invariant($"{result.Median.Loss.Total:G3}")
        : FormattableString.Invariant($"{result.Median.Loss.Total:G3} ({result.Best.Loss.Total:G3} to {result.Worst.Loss.Total:G3})");

    /// <summary>The relative error in the middle, and all of them where there are several.</summary>
    public static string Text(this PrefixResult result) => result.Scores.Length == 1
        ? FormattableString.Invariant($"{result.Median.Relative:G3}")
        : FormattableString.Invariant($"{result.Median.Relative:G3} ({result.Best.Relative:G3} to {result.Worst.Relative:G3})");
}
