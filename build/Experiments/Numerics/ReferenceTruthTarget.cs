using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tracks;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>Shows that the reference integration is wrong by less than a nanometre over twelve metres.</summary>
internal static class ReferenceTruthTarget
{
    private const double Criterion = 1e-6;
    private const double TightTolerance = 1e-10;

    private static readonly ImmutableArray<double> Steps = [1600, 800, 400, 200, 100, 50];

    private static readonly ImmutableArray<(double Least, double Greatest)> MomentumRanges = [(1.5, 3), (3, 10), (10, 30), (30, 100)];

    private static readonly PointSourceField Field = PointSourceField.LhcbDipole;

    private static readonly NystromTableau Second = GraggBulirschStoer.Tableau(6);

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = "ReferenceTruth",
        Study = NumericsCode.Study,
        Summary = "Show that the reference integration errs by less than 1e-6 mm over 12 m: shorter steps, other methods",
        Parameters =
        [
            Parameter.Integer("tracks", "tracks from 770 mm to 12770 mm", "", standard: 2000, smoke: 100, @long: 20_000, paper: 100_000, minimum: 10),
            Parameter.Integer("seed", "seed of the random numbers", "", standard: 1),
        ],
        Code = [.. TrackCode.Physics, "src/Lorentz.Tracks/Sampling", "build/Experiments/Numerics"],
        Results = ["table.csv", "table.md", "convergence.csv", "convergence.md", "convergence.svg", "verdict.md"],
        Pinned = ["table.csv", "table.md", "convergence.csv", "convergence.md", "convergence.svg", "verdict.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var tracks = TruthTracks.Draw(run.Integer("tracks"), (ulong)run.Long("seed"));
        var others = Others();
        using var stage = run.Stage("reference integrations", 2 + others.Length + (Families.Length * Steps.Length));
        TrackColumns Carry(Extrapolator extrapolator)
        {
            var ends = tracks.Carry(extrapolator, run.Threads, run.CancellationToken);
            stage.Advance(1);
            return ends;
        }

        var reference = Carry(ReferenceTruth.In(Field));
        ImmutableArray<(string Name, EndDifferences Difference)> compared =
            [.. others.Select(other => (other.Name, EndDifferences.Between(Carry(other.Extrapolator), reference)))];
        var convergence = Converge(Carry);

        var table = TableOf(tracks, compared);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        var steps = convergence.ToTable();
        CsvTable.Write(run.Result("convergence.csv"), steps);
        AtomicFile.WriteText(run.Result("convergence.md"), MarkdownTable.Render(steps));
        var caption = FormattableString.Invariant($"{tracks.Starts.Count} tracks of 1.5 to 100 GeV/c through the LHCb dipole, z from 770 to 12770 mm. The reference is Dormand-Prince 8 at {ReferenceTruth.Step} mm.");
        AtomicFile.WriteText(run.Result("convergence.svg"), SvgFigure.Render(convergence.ToFigure(Criterion, caption)));
        AtomicFile.WriteText(run.Result("verdict.md"), Verdict(tracks.Starts.Count, compared, convergence));
    }

    private static ImmutableArray<NystromTableau> Families =>
    [
        ClassicalRungeKutta.Tableau, ClassicalNystrom.Tableau, DormandPrince.Tableau, DormandPrince8.Tableau, GraggBulirschStoer.Tableau(5), Second,
    ];

    private static ImmutableArray<(string Name, Extrapolator Extrapolator)> Others() =>
    [
        .. new[]
        {
            Fixed(DormandPrince8.Tableau, ReferenceTruth.Step / 2),
            Fixed(DormandPrince8.Tableau, ReferenceTruth.Step / 4),
            Fixed(GraggBulirschStoer.Tableau(5), ReferenceTruth.Step),
            Fixed(Second, ReferenceTruth.Step),
        }.Select(extrapolator => (extrapolator.Name, (Extrapolator)extrapolator)),
        ($"{DormandPrince.Tableau.Name}, tolerance {NumberText.Real(TightTolerance, 1)} mm", new AdaptiveExtrapolator<PointSourceField>(
            DormandPrince.Tableau, Field, Tolerance.OfPosition(TightTolerance) with { ShortestStep = 0.01 })),
    ];

    private static FixedStepExtrapolator<PointSourceField> Fixed(NystromTableau method, double step) => new(method, Field, step);

    // Each family is judged by the finest integration of another one, so that no method is its own judge.
    private static StepConvergence Converge(Func<Extrapolator, TrackColumns> carry)
    {
        var finest = carry(Fixed(DormandPrince8.Tableau, Steps[^1]));
        var secondFinest = carry(Fixed(Second, Steps[^1]));
        return new(
        [
            .. Families.SelectMany(method => Steps.Select(step => new StepConvergence.Entry(
                method.Name,
                method.Order,
                step,
                EndDifferences.Between(carry(Fixed(method, step)), method == DormandPrince8.Tableau ? secondFinest : finest)))),
        ]);
    }

    private static Table TableOf(TruthTracks tracks, ImmutableArray<(string Name, EndDifferences Difference)> compared)
    {
        var table = new Table(
            FormattableString.Invariant($"The reference, Dormand-Prince 8 at {ReferenceTruth.Step} mm, against other integrations after 12 m"),
            Column.Text("compared with", "the other integration, and its longest step or its tolerance"),
            Column.Text("momentum", "range in GeV/c"),
            Column.Integer("tracks", "", "in the range"),
            Column.Real("rms position", "mm", "root of the mean squared distance at the end", 4),
            Column.Real("p99 position", "mm", "99 of 100 tracks are nearer", 4),
            Column.Real("largest position", "mm", "largest distance", 4),
            Column.Real("rms slope", "", "root of the mean squared distance of (tx, ty)", 4),
            Column.Real("largest slope", "", "largest distance of (tx, ty)", 4));
        foreach (var (name, difference) in compared)
        {
            foreach (var (least, greatest) in MomentumRanges)
            {
                table = Row(
                    table, name, FormattableString.Invariant($"{least} to {greatest}"), difference.Of(i => tracks.Momentum(i) >= least && tracks.Momentum(i) < greatest));
            }

            table = Row(table, name, "all", difference);
        }

        return table;
    }

    private static Table Row(Table table, string name, string momentum, EndDifferences difference) => difference.Position.Length == 0
        ? table
        : table.With(
            name,
            momentum,
            difference.Position.Length,
            difference.PositionRms,
            new Quantiles(difference.Position).At(0.99),
            difference.PositionMaximum,
            Moments.Of(difference.Slope).RootMeanSquare,
            Extremes.Maximum(difference.Slope));

    private static string Verdict(int count, ImmutableArray<(string Name, EndDifferences Difference)> compared, StepConvergence convergence)
    {
        var worst = compared.MaxBy(pair => pair.Difference.PositionMaximum);
        var method = DormandPrince8.Tableau.Name;
        var (first, second) = (convergence.Ratio(method, 2 * ReferenceTruth.Step), convergence.Ratio(method, ReferenceTruth.Step));

        // Two halvings divide the error of a method of order 8 by 2^16.
        const double Expected = 65536;
        return MarkdownDocument.Empty
            .Heading(1, "Reference truth: verdict")
            .Paragraph(FormattableString.Invariant(
                $"The reference is {method} in steps of at most {ReferenceTruth.Step} mm. {count} tracks of 1.5 to 100 GeV/c were carried 12 m through the LHCb dipole by it, by itself with shorter steps, and by methods that share no coefficient with it. The differences are bounds of its error, as far as the others are nearer to the truth."))
            .Criteria(
            [
                new Criterion("The error of the reference over 12 m is below 1e-6 mm", worst.Difference.PositionMaximum < Criterion, $"{Millimetres(worst.Difference)} ({worst.Name})"),
                .. compared.Select(pair => new Criterion($"No track differs by 1e-6 mm from {pair.Name}", pair.Difference.PositionMaximum < Criterion, Millimetres(pair.Difference))),
                new Criterion(
                    FormattableString.Invariant($"From {4 * ReferenceTruth.Step} to {ReferenceTruth.Step} mm, two halvings, the rms error falls at least as order 8 says: by 2^16 = {Expected}"),
                    first * second >= Expected,
                    FormattableString.Invariant($"by {NumberText.Real(first * second, 3)} ({NumberText.Real(first, 3)}, then {NumberText.Real(second, 3)})")),
            ])
            .Paragraph("That it falls faster is real: a field that rises and falls smoothly within the path lets the errors of equal steps cancel, as they do for the trapezoidal rule. Near 1e-11 mm only rounding is left.")
            .Picture("Error against step length, method by method", "convergence.svg")
            .Render();
    }

    private static string Millimetres(EndDifferences difference) => $"{NumberText.Real(difference.PositionMaximum, 3)} mm";
}
