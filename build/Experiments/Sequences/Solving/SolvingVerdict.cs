using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>The verdict of the target.</summary>
internal static class SolvingVerdict
{
    /// <summary>What the plan hopes its repaired models reach, in dB.</summary>
    public const double HopedFor = 35;

    private const double Noticeable = 1;
    private static readonly FieldComplexity[] Families = Enum.GetValues<FieldComplexity>();
    private static readonly int Most = SolvingMethod.Proposals[^1];
    private static readonly ImmutableArray<string> Blind = [new SingleWave().Name, new SeveralWaves(3).Name, GaussianProcess.SquaredExponential.Name];

    /// <summary>Writes <c>verdict.md</c>.</summary>
    public static void Write(
        TargetRun run, ImmutableArray<TrainedProposals> trained, int parameters, ImmutableArray<SolvedFamily> exact, ImmutableArray<SolvedFamily> further, ImmutableArray<SolvedFamily> noisy, ImmutableArray<QueryFamily> asked)
    {
        var learned = Families.Select(family => Of(exact, family, SolvingMethod.Learned, Most)).ToArray();
        var beyond = Families.Select(family => Of(further, family, SolvingMethod.Learned, Most)).ToArray();
        var guessed = Families.Select(family => Of(exact, family, SolvingMethod.Guessed, Most)).ToArray();
        var alone = Families.Select(family => Of(exact, family, SolvingMethod.Unrefined)).ToArray();
        var any = Families.Select(family => Of(exact, family, SolvingMethod.AnyFormula)).ToArray();
        var own = Families.Select(family => Of(exact, family, SolvingMethod.OwnFormula)).ToArray();
        var best = Families.Select(family => Blind.Select(name => Of(exact, family, name)).MaxBy(result => result.Decibels.Mean)!).ToArray();
        var document = MarkdownDocument.Empty
            .Heading(1, "Fields solved: verdict")
            .Paragraph(FormattableString.Invariant($"A network that has learned from fresh fields of the generator looks at 51 of 1024 pixels, says which formula they follow and about which parameters; up to {Most} such proposals are refined by least squares until one goes through all readings. No family is told. Is that as good as the best classical method on every family, and does it depend on how many places are asked for?"))
            .Criteria(
            [
                new(FormattableString.Invariant($"Learned proposals solve every held-out field of every family (above {SolvingMethod.Solved} dB), every network"), learned.All(result => result.LeastShareAbove(SolvingMethod.Solved) == 100),
                    Each(learned, result => FormattableString.Invariant($"{result.Above(SolvingMethod.Solved)} of {result.Fields.Count()}"))),
                new("The same for as many further fields, by which nothing about networks and proposals was chosen", beyond.All(result => result.LeastShareAbove(SolvingMethod.Solved) == 100),
                    Each(beyond, result => FormattableString.Invariant($"{result.Above(SolvingMethod.Solved)} of {result.Fields.Count()} ({result.Decibels.Mean:F1} dB)"))),
                new("They are at least as good as the best classical method of the study that is told no family, on every family (mean; both above 250 dB is a tie)",
                    learned.Zip(best).All(pair => AtLeast(pair.First, pair.Second)),
                    Each(learned.Zip(best), pair => FormattableString.Invariant($"{pair.First.Decibels.Mean:F1} dB against {pair.Second.Decibels.Mean:F1} of {pair.Second.Method}"), pair => pair.First.Family)),
                new("They are as good as the formula of the family for one who is told it (mean; both above 250 dB is a tie)", learned.Zip(own).All(pair => AtLeast(pair.First, pair.Second)),
                    Each(learned.Zip(own), pair => FormattableString.Invariant($"{pair.First.Decibels.Mean:F1} against {pair.Second.Decibels.Mean:F1} dB"), pair => pair.First.Family)),
                new(FormattableString.Invariant($"The network is what does it: its likeliest proposal alone, refined, solves at least as many fields of every family as {Most} random ones, refined"),
                    Families.All(family => Of(exact, family, SolvingMethod.Learned, 1).ShareAbove(SolvingMethod.Solved) >= Of(exact, family, SolvingMethod.Guessed, Most).ShareAbove(SolvingMethod.Solved)),
                    Each(guessed, result => FormattableString.Invariant($"{Of(exact, result.Family, SolvingMethod.Learned, 1).ShareAbove(SolvingMethod.Solved):F0} % against {result.ShareAbove(SolvingMethod.Solved):F0} %"))),
                new("The network without refinement exceeds 35 dB on nine of ten fields of every family", alone.All(result => result.ShareAbove(HopedFor) >= 90),
                    Each(alone, result => FormattableString.Invariant($"{result.ShareAbove(HopedFor):F0} % (mean {result.Decibels.Mean:F1} dB)"))),
                new("No search without learning solves as many fields: all formulas by classical search, told no family, solve fewer", any.Sum(result => result.ShareAbove(SolvingMethod.Solved)) < learned.Sum(result => result.ShareAbove(SolvingMethod.Solved)),
                    Each(any, result => FormattableString.Invariant($"{result.Above(SolvingMethod.Solved)} of {result.Fields.Count()}"))),
                new("Learned proposals need at most a tenth of the formula values that this search needs, on every family", learned.Zip(any).All(pair => 10 * pair.First.Evaluations <= pair.Second.Evaluations),
                    Each(learned.Zip(any), pair => FormattableString.Invariant($"{pair.First.Evaluations:F0} against {pair.Second.Evaluations:F0}"), pair => pair.First.Family)),
                new("PSNR does not depend on the number of places asked for, N = 102 to 4147 (the same fields solved at every N)",
                    asked.GroupBy(row => row.Family).All(rows => rows.Select(row => row.Solved).Distinct().Count() == 1),
                    string.Join(", ", asked.GroupBy(row => row.Family).Select(rows => FormattableString.Invariant($"{FamilyName.Of(rows.Key)}: {string.Join("/", rows.Select(row => FormattableString.Invariant($"{row.Moments.Mean:F1}")))} dB")))),
                .. noisy.Select(result => result.Noise).Distinct().Select(noise => Noisy([.. noisy.Where(result => result.Noise == noise)], noise)),
            ])
            .Paragraph(FormattableString.Invariant($"The network ({parameters} weights, two hidden layers) is given how much of {ReadingFeatures.PatternCount} fixed patterns is in the readings, in any order and number: plane waves, rings, spokes, frequency-modulated waves. It answers with distributions: which of eight formulas, and where their wave vectors lie on grids whose soft shares tell places between nodes. Of a sum of waves it says one at a time, from what the ones before leave; of an amplitude-modulated wave the carrier first. The first {ProposalReader.AtPeaks} proposals are the peaks of these distributions, likeliest first; the others are drawn from them. Phases, amplitudes, depth, swing and the number of spokes then follow from the readings by least squares or by trying a few values, also in `{SolvingMethod.Unrefined}`. Cross entropy of held-out samples: {string.Join(", ", trained.Select(one => FormattableString.Invariant($"{one.Loss:F2}")))}."))
            .Paragraph("What this is not: a network from pixels to pixels. It knows the families of the generator, as the classical searches with formulas do, and a field of no family is beyond it; the last digits are the work of the refinement. A field is a formula afterwards, so that places may be asked for one by one, in any number, in any order. Where several methods go through all readings they differ by how numbers are rounded (250 to 300 dB): no method wins there.")
            .Picture("PSNR", SolvingFigures.Bars)
            .Picture("share of fields solved", SolvingFigures.Shares)
            .Paragraph("Numbers: [table.md](table.md), [queries.md](queries.md), [noise.md](noise.md); times: [timings.csv](timings.csv).");
        AtomicFile.WriteText(run.Result("verdict.md"), document.Render());
    }

    private static Criterion Noisy(ImmutableArray<SolvedFamily> results, double noise)
    {
        var rows = Families.Select(family => (
            Learned: Of(results, family, SolvingMethod.Learned, Most).Decibels.Mean, Process: Of(results, family, GaussianProcess.SquaredExponential.Name).Decibels.Mean,
            Own: Of(results, family, SolvingMethod.OwnFormula).Decibels.Mean, Family: family)).ToArray();
        return new(
            FormattableString.Invariant($"With noise of {noise} in every reading they exceed the GP on every family and are within {Noticeable} dB of the family's own formula (mean)"),
            rows.All(row => row.Learned > row.Process && row.Learned > row.Own - Noticeable),
            Each(rows, row => FormattableString.Invariant($"{row.Learned:F1} dB (GP {row.Process:F1}, own formula {row.Own:F1})"), row => row.Family));
    }

    private static bool AtLeast(SolvedFamily one, SolvedFamily other) =>
        one.Decibels.Mean >= other.Decibels.Mean || (one.Decibels.Mean > SolvingMethod.Rounding && other.Decibels.Mean > SolvingMethod.Rounding);

    private static SolvedFamily Of(ImmutableArray<SolvedFamily> results, FieldComplexity family, string method, int? proposals = null) =>
        results.Single(result => (result.Family, result.Method, result.Proposals) == (family, method, proposals));

    private static string Each(IEnumerable<SolvedFamily> results, Func<SolvedFamily, string> words) => Each(results, words, result => result.Family);

    private static string Each<T>(IEnumerable<T> items, Func<T, string> words, Func<T, FieldComplexity> family) =>
        string.Join(", ", items.Select(item => $"{FamilyName.Of(family(item))}: {words(item)}"));
}
