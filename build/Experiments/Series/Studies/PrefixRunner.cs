using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Prefixes;
using Lorentz.Series.Recurrences;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Trains cases on examples, several at a time, each on one thread.</summary>
internal static class PrefixRunner
{
    private const ulong Unseen = 0x756e7365656e0000;

    /// <summary>The results, in the order of the cases, whose recipes have the steps that were done.</summary>
    public static ImmutableArray<PrefixResult> Run(TargetRun run, IReadOnlyList<PrefixCase> wanted)
    {
        var seeds = run.Integer("seeds");
        var effort = run.Real("effort");
        var cases = wanted.Select(item => item with { Recipe = item.Recipe with { Updates = Math.Max(1, (long)(item.Recipe.Updates * effort)) } }).ToArray();
        var scores = SeededWork.Run(
            run, "learning from examples", cases, item => Math.Min(seeds, item.MostSeeds ?? seeds), SeriesCode.FirstSeed, "prefix-", Cost,
            (item, seed) => Train(item, seed, run.CancellationToken),
            (item, score) => FormattableString.Invariant($"{item.Equation.Name}, {item.Model.Name}: {score.Relative:G3}"));
        return [.. cases.Zip(scores, (item, own) => new PrefixResult(item, own))];
    }

    private static PrefixScore Train(PrefixCase item, ulong seed, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var recurrence = RecurrenceTable.Of(item.Equation, item.Range.Longest);
        var validation = PrefixSet.Draw(recurrence, item.Range, seed ^ Unseen);
        var training = item.IsKnownSeries
            ? PrefixSet.OfSeries(recurrence, SeriesJudge.TruthOf(item.Equation).Coefficients.AsSpan(), item.Range.Shortest, item.Range.Longest)
            : PrefixSet.Draw(recurrence, item.Range, seed);
        var trained = PrefixTraining.Run(item.Model, training, validation, item.Recipe, seed, cancellation);
        var score = new PrefixScore(
            trained.Training, trained.Noisy, trained.Validation, training.ZeroLoss, validation.ZeroLoss, [.. trained.Curve], watch.Elapsed.TotalSeconds);
        if (item.RollTo is not { } last)
        {
            return score;
        }

        var truth = SeriesJudge.TruthOf(item.Equation).Coefficients.AsSpan()[..(last + 1)];
        var scale = item.Range.Spread / Largest(truth[..item.Equation.Order]);
        return score with
        {
            RolledOut = RollOut(item, trained.Weights, truth, 1),
            RolledOutScaled = item.Equation.Forcing.Terms.IsEmpty ? RollOut(item, trained.Weights, truth, scale) : null,
        };
    }

    // Relative squared error of the roll-out from exact seeds times a factor, against the exact solution times the same.
    private static double RollOut(PrefixCase item, double[] weights, ReadOnlySpan<double> solution, double factor)
    {
        var order = item.Equation.Order;
        var truth = new double[solution.Length];
        for (var n = 0; n < truth.Length; n++)
        {
            truth[n] = factor * solution[n];
        }

        var said = PrefixRollOut.Run(item.Model, weights, truth.AsSpan(0, order), truth.Length - 1);
        var (errors, squares) = (0.0, 0.0);
        for (var n = order; n < truth.Length; n++)
        {
            errors += (said[n] - truth[n]) * (said[n] - truth[n]);
            squares += truth[n] * truth[n];
        }

        return errors / squares;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    // A number that grows with the time a training takes.
    private static double Cost(PrefixCase item) =>
        (double)item.Recipe.Updates * Math.Min(item.Recipe.Batch, item.Range.Count) * item.Range.Longest * (1e3 + item.Model.Parameters(item.Range.Longest));
}
