using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Metrics;
using Lorentz.Sequences.Proposals;
using Lorentz.Sequences.Waves;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>One field reconstructed in all ways.</summary>
internal static class FieldSolving
{
    private const int MostWaves = 3;

    /// <summary>By a network's proposals.</summary>
    /// <param name="item">The field.</param>
    /// <param name="network">The network.</param>
    public static ImmutableArray<FieldOutcome> Learned(FieldCase item, ProposalNetwork network)
    {
        var watch = Stopwatch.StartNew();
        var fits = Fits(item, network);
        var seconds = watch.Elapsed.TotalSeconds;
        return
        [
            new(SolvingMethod.Unrefined, null, Decibels(item, FormulaStart.Of(ProposalReader.Proposals(network, item.Seen, item.Key.Chance).First(), item.Seen).Predict(item.Grid.Places))),
            .. Refined(SolvingMethod.Learned, item, fits, seconds),
        ];
    }

    /// <summary>The formula a network's proposals end in.</summary>
    public static WaveFit Formula(FieldCase item, ProposalNetwork network) => FormulaSolver.Best(
        Fits(item, network), SolvingMethod.Proposals[^1], item.Seen.Count);

    /// <summary>By random proposals and by classical methods.</summary>
    /// <param name="item">The field.</param>
    /// <param name="draws">Fields of each family that classical searches begin with.</param>
    public static ImmutableArray<FieldOutcome> Controls(FieldCase item, int draws)
    {
        var watch = Stopwatch.StartNew();
        var fits = FormulaSolver.Refine(GuessedProposals.Of(item.Key, SolvingMethod.Proposals[^1]), item.Seen);
        return
        [
            .. Refined(SolvingMethod.Guessed, item, fits, watch.Elapsed.TotalSeconds),
            Timed(SolvingMethod.AnyFormula, item, () => AnyFormula.Of(item.Seen, draws)),
            .. Classical(item, draws),
        ];
    }

    /// <summary>By classical methods that need no search among formulas.</summary>
    /// <inheritdoc cref="Controls"/>
    public static ImmutableArray<FieldOutcome> Classical(FieldCase item, int draws)
    {
        var process = GaussianProcess.SquaredExponential;
        var watch = Stopwatch.StartNew();
        var values = process.Predict(item.Seen, item.Grid.Places, item.Key.Chance);
        var seconds = watch.Elapsed.TotalSeconds;
        return
        [
            Timed(SolvingMethod.OwnFormula, item, () => item.Key.Complexity == FieldComplexity.MultiFrequency ? Waves(item, MostWaves) : FamilySearch.Of(item.Seen, item.Key.Complexity, draws)),
            Timed(new SingleWave().Name, item, () => Waves(item, 1)),
            Timed(new SeveralWaves(MostWaves).Name, item, () => Waves(item, MostWaves)),
            new(process.Name, null, Decibels(item, values), Seconds: seconds),
        ];
    }

    private static ImmutableArray<WaveFit> Fits(FieldCase item, ProposalNetwork network) =>
        FormulaSolver.Refine(ProposalReader.Proposals(network, item.Seen, item.Key.Chance).Take(SolvingMethod.Proposals[^1]), item.Seen);

    // As the baseline of the study does it, with a count of evaluations.
    private static WaveFit Waves(FieldCase item, int most)
    {
        var fits = WaveSearch.Of(item.Seen, most);
        return fits.MinBy(fit => fit.Criterion(item.Seen.Count))! with { Evaluations = fits[^1].Evaluations };
    }

    private static IEnumerable<FieldOutcome> Refined(string method, FieldCase item, ImmutableArray<WaveFit> fits, double seconds) =>
        SolvingMethod.Proposals.Select(count =>
        {
            var best = FormulaSolver.Best(fits, count, item.Seen.Count);
            return new FieldOutcome(
                method, count, Decibels(item, best.Predict(item.Grid.Places)), Math.Min(count, fits.Length), best.Evaluations, count == SolvingMethod.Proposals[^1] ? seconds : null);
        });

    private static FieldOutcome Timed(string method, FieldCase item, Func<WaveFit> search)
    {
        var watch = Stopwatch.StartNew();
        var fit = search();
        var seconds = watch.Elapsed.TotalSeconds;
        return new(method, null, Decibels(item, fit.Predict(item.Grid.Places)), null, fit.Evaluations, seconds);
    }

    private static double Decibels(FieldCase item, double[] values) =>
        PixelScore.Of([.. values.Zip(item.Truth, (value, truth) => value - truth)]).PeakSignalToNoise;
}
