using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>The verdict on the classical reconstructions.</summary>
internal static class BaselineVerdict
{
    /// <summary>What the plan hopes its repaired models reach, in dB.</summary>
    public const double HopedFor = 35;

    // A sine of amplitude one half has a variance of 1/8 about its mean; two values drawn at random differ by twice that.
    private const double MeanDecibels = 9.0309;
    private const double MarginalDecibels = 6.0206;
    private const double WaveDecibels = 60;
    private const string Told = "own formula";

    /// <summary>Writes <c>verdict.md</c>.</summary>
    public static void Write(TargetRun run, ImmutableArray<BaselineResult> results)
    {
        var families = Enum.GetValues<FieldComplexity>();
        var blind = results.Where(result => result.Name != Told).ToImmutableArray();
        var best = families.ToDictionary(family => family, family => blind.Where(result => result.Family == family).MaxBy(result => result.Decibels)!);
        var constant = Of(FieldComplexity.Simple, new ConstantValue(0.5));
        var mean = Of(FieldComplexity.Simple, new ObservationMean());
        var marginal = Of(FieldComplexity.Simple, new MarginalSample());
        var wave = Of(FieldComplexity.Simple, new SingleWave());
        var document = MarkdownDocument.Empty
            .Heading(1, "Classical reconstructions: verdict")
            .Paragraph("The plan reports about 6 dB for two trained models on simple fields, calls that predicting the mean, and hopes for 35 dB once a fault is repaired. It has no baseline. What does it take to know a field of 1024 pixels from 51?")
            .Criteria(
            [
                new("Predicting the mean of simple fields gives 9.03 dB (within 0.1), not the plan's 6", Math.Abs(constant.Decibels - MeanDecibels) < 0.1,
                    FormattableString.Invariant($"0.5 everywhere: {constant.Decibels:F2} dB; mean of the observations: {mean.Decibels:F2} dB")),
                new("Drawing values at random from the observed ones, wherever they were seen, gives 6.02 dB (within 0.3)", Math.Abs(marginal.Decibels - MarginalDecibels) < 0.3,
                    FormattableString.Invariant($"{marginal.Decibels:F2} dB")),
                .. families.Select(family => new Criterion(
                    $"A method that is told nothing but the observations exceeds 35 dB on nine of ten {FamilyName.Of(family)} fields",
                    blind.Any(result => result.Family == family && result.Above(HopedFor) >= 0.9 * result.Fields.Length),
                    Exceeding(blind.Where(result => result.Family == family), best[family]))),
                new("One wave by nonlinear least squares exceeds 60 dB on simple fields, every one of them", wave.Above(WaveDecibels) == wave.Fields.Length,
                    FormattableString.Invariant($"mean {wave.Decibels:F1} dB, worst {wave.Quantiles(score => score.All.PeakSignalToNoise).Minimum:F1} dB")),
                new("No method that is told nothing but the observations is the best on all families, by the mean", best.Values.Select(result => result.Name).Distinct().Count() > 1,
                    string.Join(", ", families.Select(family => FormattableString.Invariant($"{FamilyName.Of(family)}: {best[family].Name} ({best[family].Decibels:F1} dB)")))),
                new("51 observations determine the field of every family, to one who knows its formula (all fields above 60 dB)",
                    results.Where(result => result.Name == Told).All(result => result.Above(WaveDecibels) == result.Fields.Length),
                    string.Join(", ", results.Where(result => result.Name == Told).Select(result => FormattableString.Invariant(
                        $"{FamilyName.Of(result.Family)}: {result.Above(WaveDecibels)} of {result.Fields.Length}")))),
            ])
            .Paragraph("So 6 dB is not predicting the mean, which is 3 dB better: it is drawing from the right distribution of values without looking at where they were seen. A table of reconstructions needs these rows beside it; a learned model that knows the family has to be compared with the formula of the family, and one that does not with the best of the others.")
            .Paragraph("An amplitude-modulated field is the sum of three plane waves, a frequency-modulated one is not: hence half of the modulated fields. "
                + FormattableString.Invariant($"Where no sum of waves is the formula they mislead: on radial fields 1 to 3 waves reach {Of(FieldComplexity.Radial, new SeveralWaves(3)).Decibels:F2} dB, the mean of the observations {Of(FieldComplexity.Radial, new ObservationMean()).Decibels:F2} dB."))
            .Paragraph("Interference and amplitude-modulated fields go from -0.5 to 1.5; PSNR is against a range of 1 all the same, as in the plan. Nothing is clamped.")
            .Picture("PSNR of the baselines", BaselineFigures.Bars)
            .Picture("reconstructions", BaselineFigures.Pictures)
            .Paragraph("Numbers: [table.md](table.md); times: [timings.csv](timings.csv).");
        AtomicFile.WriteText(run.Result("verdict.md"), document.Render());

        BaselineResult Of(FieldComplexity family, Baseline baseline) => results.Single(result => result.Family == family && result.Name == baseline.Name);
    }

    private static string Exceeding(IEnumerable<BaselineResult> results, BaselineResult best)
    {
        var above = results.Where(result => result.Above(HopedFor) > 0).OrderByDescending(result => result.Above(HopedFor)).ToArray();
        return above.Length == 0
            ? FormattableString.Invariant($"none on any; best: {best.Name}, {best.Decibels:F1} dB")
            : string.Join(", ", above.Select(result => FormattableString.Invariant($"{result.Name}: {result.Above(HopedFor)} of {result.Fields.Length} (mean {result.Decibels:F1} dB)")));
    }
}
