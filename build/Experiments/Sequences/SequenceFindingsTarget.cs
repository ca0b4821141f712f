using Lorentz.Build.Experiments.Sequences.Fixes;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Sequences.Lengths;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Experiments.Sequences.Solving;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>Every claim of the plan on sequences in one table: what it says, what we measure, and the cause.</summary>
internal static class SequenceFindingsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceFindings";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "Every claim of the plan on sequences: what it says, what we measure, and the cause",
        Inputs = [SequenceBaselinesTarget.Name, SequenceLengthTarget.Name, SequenceFixesTarget.Name, SequenceOverfitTarget.Name, SequenceFamiliesTarget.Name, SequenceSolvedTarget.Name],
        Code = [SequenceCode.Folder, WorkCode.Folder],
        Results = FindingsDocument.Files,
        Pinned = FindingsDocument.Files,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        FindingsDocument.Write(run, "Findings of the sequence study", "The plan's", "PSNR in dB on held-out simple fields, one sample, unless said otherwise", Lengths(run).Concat(Changes(run)).Concat(Others(run)));
    }

    private static IEnumerable<Finding> Lengths(TargetRun run)
    {
        var lengths = new ResultRows(run, SequenceLengthTarget.Name, LengthTable.Columns);
        var trainings = new ResultRows(run, SequenceLengthTarget.Name, TrainingTable.Columns, "trainings.csv");
        var classical = new ResultRows(run, SequenceBaselinesTarget.Name, BaselineTable.Columns);
        string At(string model, string length, string asked = "random") => lengths.Say("PSNR", "model", model, "asked", asked, "N", length);
        var last = lengths.Has("model", "V1", "asked", "random", "N", "1075") ? "1075" : "300";
        string Loss(string model) => trainings.Say("loss", "model", model, "fields", "simple, held out");
        yield return new(
            "V1 stands at 6 dB, which is predicting the mean", "6",
            $"always 0.5: {classical.Say("PSNR", "fields", "simple", "baseline", "constant 0.5")}; drawing readings at random: {classical.Say("PSNR", "fields", "simple", "baseline", "marginal sample")}; V1 {At("V1", "102")}",
            "6 dB is drawing from the right distribution of values without looking where they were read; predicting the mean is 3 dB better", SequenceBaselinesTarget.Name);
        yield return new(
            "dt = 1/N is the root cause: V1 learns, and evaluation with N = 1075 breaks it", "+25 to 30 when fixed",
            $"V1 as trained, N = 102: {At("V1", "102")}, N = {last}: {At("V1", last)}; loss {Loss("V1")}, that of a constant {trainings.Say("constant", "model", "V1", "fields", "simple, held out")}",
            "there is nothing to break: V1 has learned nothing at N = 102. Its state adds inputs without the factor dt, becomes a large sum that is alike for all fields, and drowns the tokens; and what a query is told reaches the answer through attention weights only", SequenceLengthTarget.Name);
        yield return new(
            "The state evolves 10 times faster (or slower) in evaluation", "dt 0.0098 to 0.0009",
            $"state of V1 with query residual: {lengths.Say("state", "model", "V1 + query residual", "asked", "random", "N", "102")} at N = 102, {lengths.Say("state", "model", "V1 + query residual", "asked", "random", "N", last)} at N = {last}; a sequence leaves {lengths.Say("decay by sequence", "model", "V1 + query residual", "asked", "random", "N", "102")} and {lengths.Say("decay by sequence", "model", "V1 + query residual", "asked", "random", "N", last)} of it; PSNR {At("V1 + query residual", "102")} and {At("V1 + query residual", last)}",
            "decay by sequence is the same; what changes is the sum, which grows with N", SequenceLengthTarget.Name);
        yield return new(
            "The transformer works identically at any length", "no change",
            $"N = 102: {At("V2", "102")}, N = {last}: {At("V2", last)}, one by one: {At("V2", "52", "one by one")}",
            "attention is shared among all tokens, queries included: with more of them less is left for the readings", SequenceLengthTarget.Name);
        yield return new(
            "The transformer stands at 35 dB", "35",
            $"as published: {trainings.Say("PSNR", "model", "V2", "fields", "simple, held out")}, on its own training fields {trainings.Say("PSNR", "model", "V2", "fields", "simple, training")}, mean of four samples {trainings.Say("mean PSNR", "model", "V2", "fields", "simple, held out")}",
            "never measured in the plan", SequenceLengthTarget.Name);
        yield return new(
            "A model whose answers do not depend on the number of queries", "(ours)",
            $"V1 repaired {At("V1 repaired", "102")} at N = 102, {lengths.Range("PSNR", "model", "V1 repaired")} over all lengths; V2 repaired {At("V2 repaired", "102")}, {lengths.Range("PSNR", "model", "V2 repaired")}",
            "queries that do not see each other; positions with low frequencies; input of the state scaled by the step; regression on fresh fields", SequenceLengthTarget.Name);
    }

    private static IEnumerable<Finding> Changes(TargetRun run)
    {
        var fixes = new ResultRows(run, SequenceFixesTarget.Name, FixTable.Columns);
        string Gain(string model, string change)
        {
            var spread = fixes.Number("whole gain deviation", "model", model, "change", change);
            var over = double.IsFinite(spread) ? FormattableString.Invariant($" +- {spread:F2}") : "";
            return $"{model} {fixes.Say("whole gain", "model", model, "change", change)}{over} in one sequence, {fixes.Say("chunks gain", "model", model, "change", change)} in sequences of 102";
        }

        yield return new("Fixed dt", "+25 to 30", Gain("V1", "fixed dt = 1/1024"), "training is the same as with 1/N up to the constant; see above", SequenceFixesTarget.Name);
        yield return new("Learned dt", "+25 to 30", Gain("V1", "learned dt"), "as above", SequenceFixesTarget.Name);
        yield return new("Sigmoid", "+2 to 3", $"{Gain("V1", "sigmoid on the velocity")}; {Gain("V2", "sigmoid on the velocity")}", "the output is a velocity, which is negative as often as not", SequenceFixesTarget.Name);
        yield return new("Sigmoid where it can work: on a head that says the value", "(ours)", $"{Gain("V1", "sigmoid on an x1 head")}; {Gain("V2", "sigmoid on an x1 head")}", "such a head tells noise from value without being told the query's noise at the end", SequenceFixesTarget.Name);
        yield return new("Learned Fourier features", "+1 to 2", $"{Gain("V1", "learned frequencies")}; {Gain("V2", "learned frequencies")}", "wave vectors of deviation 10 hardly move in a training", SequenceFixesTarget.Name);
        yield return new("Lower frequencies", "(ours)", $"{Gain("V1", "low frequencies")}; {Gain("V2", "low frequencies")}", "neighbouring places look alike to the model; with deviation 10 they do not", SequenceFixesTarget.Name);
        yield return new("Normalisation", "+1 to 2", $"{Gain("V1", "normalised values")}; {Gain("V2", "normalised values")}", "values have deviation 0.354, not 0.289, and a network can scale by itself", SequenceFixesTarget.Name);
        yield return new(
            "All fixes", "35 to 40 (V1), 39 to 42 (V2)",
            $"V1 {fixes.Say("whole", "model", "V1", "change", "all together")}, V2 {fixes.Say("whole", "model", "V2", "change", "all together")}; as regressions {fixes.Say("whole", "model", "V1", "change", "all together, regression")} and {fixes.Say("whole", "model", "V2", "change", "all together, regression")}; V1 with all but the zero-order hold {fixes.Say("whole", "model", "V1", "change", "all but zero-order hold")}",
            "small models, a minute of training or less; what matters most is what the plan does not list", SequenceFixesTarget.Name);
    }

    private static IEnumerable<Finding> Others(TargetRun run)
    {
        var single = new ResultRows(run, SequenceOverfitTarget.Name, TrainingTable.Columns);
        string One(string model) => $"{single.Say("PSNR", "model", model, "asked", "chunks")} ({single.Say("asked in training", "model", model, "asked", "chunks")} on the pixels of the training)";
        yield return new(
            "V1 overfits one field to 40 dB, or its architecture is broken", "40",
            $"V1 {One("V1")}; with query residual and zero-order hold {One("V1 + query residual + zero-order hold")}; V2 {One("V2")}",
            "the published script cannot be run on one field; and one field says nothing about length", SequenceOverfitTarget.Name);
        var families = new ResultRows(run, SequenceFamiliesTarget.Name, TrainingTable.Columns);
        var classical = new ResultRows(run, SequenceBaselinesTarget.Name, BaselineTable.Columns);
        var solved = new ResultRows(run, SequenceSolvedTarget.Name, SolvingTables.Columns);
        foreach (var family in StudyModels.AllFamilies.Select(FamilyName.Of))
        {
            yield return new(
                $"A learned model beats classical methods: {family}", "(ours)",
                $"V2 repaired {families.Say("mean PSNR", "model", "V2 repaired, regression", "fields", $"{family}, held out")}; GP {classical.Say("PSNR", "fields", family, "baseline", "GP squared exponential")}, 1 to 3 waves {classical.Say("PSNR", "fields", family, "baseline", "1 to 3 waves")}, own formula {classical.Say("PSNR", "fields", family, "baseline", "own formula")}; learned proposals of formulas, refined {solved.Say("PSNR", "fields", family, "method", "learned", "proposals", "30")}",
                "pixel by pixel a network interpolates; a formula found and refined is exact to rounding", SequenceSolvedTarget.Name);
        }
    }
}
