using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Series.Equations;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Every headline claim of the journal in one table: what it prints, what we measure, and what caused it.</summary>
internal static class SeriesFindingsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesFindings";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SeriesCode.Study,
        Summary = "Every headline claim of the journal: what it prints, what we measure, and the cause",
        Inputs =
        [
            SeriesArchitecturesTarget.Name, SeriesNormalisationTarget.Name, SeriesBoundaryTarget.Name, SeriesTrainingTarget.Name, SeriesWeightsTarget.Name,
            SeriesGeneralisationTarget.Name, SeriesRepresentationTarget.Name, SeriesRecurrenceTarget.Name, SeriesScalingTarget.Name, SeriesSolvedTarget.Name,
        ],
        Code = [$"{SeriesCode.Folder}/SeriesFindingsTarget.cs", $"{SeriesCode.Folder}/Studies", WorkCode.Folder, $"{SeriesCode.Folder}/SeriesSolvedTarget.cs"],
        Results = FindingsDocument.Files,
        Pinned = FindingsDocument.Files,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        FindingsDocument.Write(run, "Findings of the series study", "The journal's", "losses unless said otherwise; the training in the middle of several seeds", Losses(run).Concat(Ways(run)).Concat(Examples(run)).Concat(Goal(run)));
    }

    private static IEnumerable<Finding> Losses(TargetRun run)
    {
        var architectures = new ResultRows(run, SeriesArchitecturesTarget.Name, SeriesTable.Columns);
        string Base(string model, string equation) => architectures.Say("loss", "experiment", "baseline", "equation", equation, "model", model);
        yield return new(
            "The transformer fails", "Legendre above 0.5, Airy above 0.07, Hermite and beam 1e5 to 1e7, after Adam",
            $"post-norm with dropout: Airy {Base("transformer, post-norm", "airy")}, Legendre {Base("transformer, post-norm", "legendre")}; pre-norm without dropout: {Base("transformer, pre-norm, no dropout", "airy")} and {Base("transformer, pre-norm, no dropout", "legendre")}; MLP [128, 128] on Airy {architectures.Say("loss", "experiment", "2", "equation", "airy", "model", "MLP [128, 128]")}",
            "dropout is on while coefficients are computed and while L-BFGS searches; without it, and with pre-norm, the transformer is the best network of the study on Airy and Legendre", SeriesArchitecturesTarget.Name);
        yield return new(
            "Wider and deeper MLPs are worse", "s_0 .355 for [128, 128], .275 for [256, 256, 256]",
            $"with dropout as published [256, 256] {architectures.Say("loss", "experiment", "1", "model", "MLP [256, 256]")}, without {architectures.Say("loss", "experiment", "1", "model", "MLP [256, 256], no dropout")}; three layers {architectures.Say("loss", "experiment", "1", "model", "MLP [256, 256, 256]")} and {architectures.Say("loss", "experiment", "1", "model", "MLP [256, 256, 256], no dropout")}",
            "only the small one has no dropout", SeriesArchitecturesTarget.Name);
        yield return new(
            "The beam needs another method: complete collapse", "0.583",
            $"GRU-128 {architectures.Say("loss", "experiment", "4", "equation", "beam")}; best constant {architectures.Say("constant", "experiment", "4", "equation", "beam")}, zero {architectures.Say("zero", "experiment", "4", "equation", "beam")}",
            "0.583 is the loss of equal coefficients: with zero biases only the last bias has a gradient", SeriesArchitecturesTarget.Name);
        var boundary = new ResultRows(run, SeriesBoundaryTarget.Name, SeriesTable.Columns);
        yield return new(
            "Treating the first coefficients apart breaks Airy and Hermite", "19.3 and 1.44e6",
            $"with zeros in front {boundary.Say("loss", "experiment", "6", "equation", "airy")} and {boundary.Say("loss", "experiment", "6", "equation", "hermite")}; y = 0 costs {boundary.Say("zero", "experiment", "6", "equation", "airy")} and {boundary.Say("zero", "experiment", "6", "equation", "hermite")}",
            "they were set to zero, and the recurrence continues zeros by zeros", SeriesBoundaryTarget.Name);
        var normalisation = new ResultRows(run, SeriesNormalisationTarget.Name, SeriesTable.Columns);
        yield return new(
            "Adaptive normalisation is the solution for sizes", "Airy 2.75e-2 to 1.42e-5, Hermite 1.14e6 to 1.80e5",
            $"Airy {normalisation.Say("loss", "experiment", "5", "equation", "airy", "model", "GRU-128, none")} to {normalisation.Say("loss", "experiment", "5", "equation", "airy", "model", "GRU-128, adaptive")}, Hermite {normalisation.Say("loss", "experiment", "5", "equation", "hermite", "model", "GRU-128, none")} to {normalisation.Say("loss", "experiment", "5", "equation", "hermite", "model", "GRU-128, adaptive")}",
            "the input is scaled, the answer is not scaled back; see the spread over seeds and kinds", SeriesNormalisationTarget.Name);
    }

    private static IEnumerable<Finding> Ways(TargetRun run)
    {
        var training = new ResultRows(run, SeriesTrainingTarget.Name, SeriesTable.Columns);
        yield return new(
            "Medium training solves Hermite, more spoils it", "8.39e-3, then 1.06",
            $"medium: {training.Say("best", "experiment", "7", "equation", "hermite")} to {training.Say("worst", "experiment", "7", "equation", "hermite")} over seeds; longer, other weights: {training.Say("loss", "experiment", "9")}, coefficient error {training.Say("coefficient error", "experiment", "9")} after {training.Say("coefficient error", "experiment", "7", "equation", "hermite")}",
            "one run each, under different weights", SeriesTrainingTarget.Name);
        yield return new(
            "Curriculum and two stages do not help", "no gain",
            $"Legendre after harmonic, weights handed on: {training.Say("loss", "experiment", "14", "model", "GRU-256 after harmonic")} against {training.Say("loss", "experiment", "14", "model", "GRU-256")}; true second stage {training.Say("loss", "experiment", "15", "model", "GRU-128, second stage")} against {training.Say("loss", "experiment", "15", "model", "GRU-128")}",
            "the journal's code hands on no weights in either; Legendre's basin of steep tails holds all of them", SeriesTrainingTarget.Name);
        var weights = new ResultRows(run, SeriesWeightsTarget.Name, SeriesTable.Columns);
        yield return new(
            "Extreme weighting of the recurrence is a breakthrough", "0.912",
            $"{weights.Say("loss", "experiment", "17", "equation", "legendre")}; y = 0 costs {weights.Say("zero", "experiment", "17", "equation", "legendre")}; relative error of the coefficients {weights.Say("relative MSE", "experiment", "17", "equation", "legendre")}",
            "the weight of the conditions went from 100 to 1, and with it the price of y = 0", SeriesWeightsTarget.Name);
        yield return new(
            "Legendre is hard", "1.38 at best",
            $"GRU-128 {weights.Say("loss", "experiment", "8", "weights", "100 / 100")}; one linear fit {new ResultRows(run, SeriesSolvedTarget.Name, SeriesSolvedTarget.Columns).Say("loss", "equation", "legendre", "model", "linear")}",
            "y(1) = 1 lies outside |x| <= 0.9, where the residual is not looked at: steep last coefficients satisfy it for 1.7", SeriesWeightsTarget.Name);
        var other = new ResultRows(run, SeriesGeneralisationTarget.Name, SeriesTable.Columns);
        yield return new(
            "The method generalises excellently", "harmonic 3.73e-7, exponential 4.55e-6",
            $"{other.Say("loss", "experiment", "11", "equation", "harmonic")} and {other.Say("loss", "experiment", "11", "equation", "exponential")}; eleven others: relative error of the coefficients {other.Range("relative MSE", "experiment", "ours")}",
            "two equations with conditions at 0 and quickly falling coefficients; the third of the script cannot be solved about 0 and was left out", SeriesGeneralisationTarget.Name);
        var representation = new ResultRows(run, SeriesRepresentationTarget.Name, SeriesTable.Columns);
        yield return new(
            "Logarithms are worse", "3.38 against 1.38",
            $"trained alike: {representation.Say("loss", "experiment", "13", "model", "GRU-256, logarithmic")} against {representation.Say("loss", "experiment", "13", "model", "GRU-256")}",
            "a short training was compared with a long one, and neither left the basin", SeriesRepresentationTarget.Name);
    }

    private static IEnumerable<Finding> Examples(TargetRun run)
    {
        var recurrence = new ResultRows(run, SeriesRecurrenceTarget.Name, PrefixTable.Columns);
        string Relative(string equation) => recurrence.Say("relative MSE", "experiment", "20", "equation", equation, "model", "GRU-128");
        yield return new(
            "Airy and harmonic are easy, Hermite and Legendre hard", "2.8e-7 and 9.9e-7, 1.3e-5 and 6.8e-5",
            $"relative to saying zero: Airy {Relative("airy")}, harmonic {Relative("harmonic")}, Hermite {Relative("hermite")}, Legendre {Relative("legendre")}",
            "the threshold 1e-6 is absolute; the targets' squares differ by a factor of thousands", SeriesRecurrenceTarget.Name);
        var scaling = new ResultRows(run, SeriesScalingTarget.Name, PrefixTable.Columns);
        string Gru(string equation, string model) => scaling.Say("relative MSE", "experiment", "21", "equation", equation, "model", model);
        string Spread(string equation, string model) => $"{scaling.Say("best", "experiment", "21", "equation", equation, "model", model)} to {scaling.Say("worst", "experiment", "21", "equation", equation, "model", model)}";
        yield return new(
            "Scaling laws are rejected for recurrent networks", "256 hidden: 0.9 and 0.6 times as good as 128",
            $"relative MSE, Hermite: GRU-32 {Gru("hermite", "GRU-32")}, GRU-128 {Gru("hermite", "GRU-128")} ({Spread("hermite", "GRU-128")}), GRU-256 {Gru("hermite", "GRU-256")} ({Spread("hermite", "GRU-256")}); Legendre: {Gru("legendre", "GRU-32")}, {Gru("legendre", "GRU-128")}, {Gru("legendre", "GRU-256")}",
            "one unseeded run each, where seeds differ by factors of two to three; at a constant rate the last loss is mostly noise of the steps", SeriesScalingTarget.Name);
        string Ours(string model) => scaling.Say("relative MSE", "experiment", "ours", "model", model);
        string Plain(string model) => scaling.Say("relative MSE", "experiment", "22", "equation", "hermite", "model", model);
        yield return new(
            "Transformers scale with width (16.9 times), not with depth", "3.58e-3, 2.12e-4, 3.30e-2",
            $"relative MSE at equal updates: 64x2 {Plain("64x2")}, 128x2 {Plain("128x2")}, 64x4 {Plain("64x4")}; 64x2 with four times the updates {Plain("64x2, four times the updates")}",
            "the wide network had 59 times the updates of the narrow one", SeriesScalingTarget.Name);
        yield return new(
            "Depth fails even at equal parameters (65 times worse)", "6.92e-4 against 4.50e-2",
            $"relative MSE: 128x2 {scaling.Say("relative MSE", "experiment", "23", "model", "128x2")}, 64x8 {scaling.Say("relative MSE", "experiment", "23", "model", "64x8")}; pre-norm, no dropout, falling rate: 64x8 {Ours("64x8, pre-norm, no dropout, rate falls")}, 64x2 {Ours("64x2, pre-norm, no dropout, rate falls")}; pre-norm and no dropout alone {Ours("64x8, pre-norm, no dropout")}",
            "normalisation behind the sum, dropout and a constant learning rate together; none of them alone", SeriesScalingTarget.Name);
    }

    private static IEnumerable<Finding> Goal(TargetRun run)
    {
        var solved = new ResultRows(run, SeriesSolvedTarget.Name, SeriesSolvedTarget.Columns);
        string Worst(string model) => string.Join(", ", KnownEquations.All.Select(equation => equation.Name).Select(equation => solved.Say("worst", "equation", equation, "model", model, "N", "30")));
        yield return new(
            "All equations below 1e-10 by an autoregressive model", "not reached",
            $"Airy, Legendre, Hermite, beam, harmonic, exponential, worst of all seeds: linear {Worst("linear")}; attention {Worst("attention")}; GRU {Worst("GRU")}",
            "models that say weights of earlier coefficients, taught by examples; the first coefficients from the conditions", SeriesSolvedTarget.Name);
    }
}
