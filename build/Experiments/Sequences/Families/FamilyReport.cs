using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Families;

/// <summary>Table, figure and verdict of the models for all families.</summary>
internal static class FamilyReport
{
    /// <summary>Bars of decibels.</summary>
    public const string Bars = "psnr.svg";

    private const double MostDecibels = 40;
    private static readonly ImmutableArray<string> Interpolating =
        [new NearestNeighbour().Name, new LinearInterpolation().Name, new ThinPlateSpline().Name, GaussianProcess.SquaredExponential.Name];

    private static readonly ImmutableArray<string> Waves =
        [new SpectralProcess().Name, new FourierPursuit().Name, new SingleWave().Name, new SeveralWaves(3).Name];

    /// <summary>Writes them.</summary>
    public static void Write(TargetRun run, TrainingCase[] cases, ImmutableArray<ImmutableArray<TrainingOutcome>> outcomes)
    {
        ResultTables.Write(run, new Table(
            "One model for all families", TrainingTable.Columns, [.. cases.SelectMany((item, i) => TrainingTable.Rows(item, outcomes[i]))]));
        ResultTables.WriteTimings(
            run, "The trainings", [Column.Text("model", "")], "a training",
            cases.Select((item, i) => ((ImmutableArray<Cell>)[item.Name], outcomes[i].Select(outcome => outcome.Seconds))));
        var classical = new ResultRows(run, SequenceBaselinesTarget.Name, BaselineTable.Columns);
        var families = StudyModels.AllFamilies;
        double Classical(FieldComplexity family, string name) => classical.Number("PSNR", "fields", FamilyName.Of(family), "baseline", name);
        (string Name, double Decibels) Best(FieldComplexity family, ImmutableArray<string> names) =>
            names.Select(name => (name, Classical(family, name))).MaxBy(pair => pair.Item2);
        double Learned(int i, FieldComplexity family) => outcomes[i].Average(outcome => outcome.Marks.Single(mark => mark.Family == family).MeanAll);
        AtomicFile.WriteText(run.Result(Bars), SvgFigure.Render(new Figure(
            "One learned model for all families, beside classical methods",
            FormattableString.Invariant($"PSNR over all pixels, held-out fields; of learned models that draw samples the mean of four. Bars of more than {MostDecibels} dB are cut off."),
            new Axis("") { Categories = [.. families.Select(FamilyName.Of)] },
            new Axis("PSNR", "dB") { Minimum = -2, Maximum = MostDecibels },
            [
                .. cases.Select((item, i) => Bar(item.Name, family => Learned(i, family))),
                Bar("best interpolation", family => Best(family, Interpolating).Decibels),
                Bar("best sum of waves", family => Best(family, Waves).Decibels),
            ])
        {
            Width = 1100,
        }));
        BarSeries Bar(string name, Func<FieldComplexity, double> number) =>
            new(name, [.. families.Select((family, i) => new FigurePoint(i, Math.Clamp(number(family), -2, MostDecibels)))]);

        int[] repaired = [.. Enumerable.Range(0, cases.Length).Where(i => cases[i].Name.EndsWith("regression", StringComparison.Ordinal))];
        (int Index, double Decibels) Ours(FieldComplexity family) => repaired.Select(i => (i, Learned(i, family))).MaxBy(pair => pair.Item2);
        VerdictDocument.Write(
            run,
            "One model for all families: verdict",
            FormattableString.Invariant($"V1 and V2, {cases[0].Model.Width} columns and {cases[0].Model.Layers} layers, are trained on fields of all six families at once ({cases[0].Recipe.Steps} steps of {cases[0].Recipe.Batch}) and judged on held-out fields of each, which they are not told the family of. Beside them the classical methods of SequenceBaselines, which are told nothing but the readings either."),
            [
                .. families.Select(family => new Criterion(
                    FormattableString.Invariant($"{FamilyName.Of(family)}: a repaired model beats the best interpolation"),
                    Ours(family).Decibels > Best(family, Interpolating).Decibels,
                    FormattableString.Invariant($"{cases[Ours(family).Index].Name} {Ours(family).Decibels:F1} dB, {Best(family, Interpolating).Name} {Best(family, Interpolating).Decibels:F1} dB"))),
                .. families.Select(family => new Criterion(
                    FormattableString.Invariant($"{FamilyName.Of(family)}: a repaired model beats the best sum of waves"),
                    Ours(family).Decibels > Best(family, Waves).Decibels,
                    FormattableString.Invariant($"{Ours(family).Decibels:F1} dB, {Best(family, Waves).Name} {Best(family, Waves).Decibels:F1} dB"))),
                new(
                    "As published, V1 or V2 beats the best constant on some family",
                    families.Any(family => Math.Max(Learned(0, family), Learned(3, family)) > Classical(family, new ConstantValue(0.5).Name)),
                    string.Join(", ", families.Select(family => FormattableString.Invariant($"{FamilyName.Of(family)} {Learned(0, family):F1} and {Learned(3, family):F1} dB (0.5: {Classical(family, new ConstantValue(0.5).Name):F1})")))),
            ],
            [
                "A network that answers pixel by pixel in single precision cannot come near a formula whose parameters are found to the last bit. What a learned model can do there is to find the formula: SequenceSolved.",
            ],
            ("PSNR by family", Bars));
    }
}
