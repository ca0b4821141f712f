using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Leaderboard;

/// <summary>
/// The plans' leaderboard of twenty models, on the map they were trained on and on the real field, with the controls it
/// lacks: plain networks that also add the input state, equal parameter counts, and a network with real stages.
/// </summary>
internal static class RkPinnLeaderboardTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "RkPinnLeaderboard";

    private const string RealField = "real field";
    private const string Placeholder = "placeholder map";
    private const string Plain = "MLP";
    private const string PlainIncrement = "MLP + input state";
    private const string PlainMatched = "MLP + input state, parameters of the RK-PINN";
    private const string Heads = "RK-PINN";
    private const string Stages = "true RK-PINN";

    private static readonly FieldRegion Hall = new(-5000, 5000, -4000, 4000, -500, 14_000);

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "The plans' twenty models and the controls they lack, on their map and on the real field",
        "Leaderboard",
        [
            .. StudySets.Parameters(standard: 30_000),
            Parameter.Integer("published-epochs", "passes over the training set", "", standard: 12, smoke: 1, @long: 60, minimum: 1),
            Parameter.Integer("published-batch", "samples a step (the plans: 1024)", "", standard: 512, minimum: 1),
        ],
        Execute) with
    {
        Results = ["table.csv", "table.md", "kinds.csv", "kinds.md", "verdict.md"],
        Pinned = ["table.csv", "table.md", "kinds.csv", "kinds.md", "verdict.md"],
    };

    /// <summary>One trained model.</summary>
    /// <param name="Problem">Real field or placeholder.</param>
    /// <param name="Kind">What kind of network.</param>
    /// <param name="Size">Name of its size.</param>
    /// <param name="Errors">Its errors.</param>
    private sealed record Entry(string Problem, string Kind, string Size, ErrorSummary Errors);

    private static void Execute(TargetRun run)
    {
        var population = new TrackPopulation
        {
            Lowest = Momentum.FromGeV(3),
            Origins = new TrackOrigins.Box(300, 250),
            LargestTx = 0.15,
            LargestTy = 0.15,
            Planes = new SegmentPlanes.Forward(3000, 4000, 4000),
        };
        var real = StudySets.Draw(run, new StudyProblem(RealField, population) { Region = Hall });
        var linear = new StudySets(
            real.Problem with { Name = Placeholder }, PlaceholderMap.Of(real.Training), PlaceholderMap.Of(real.Validation), PlaceholderMap.Of(real.Test));
        var table = ModelTable.Empty("RK-PINN leaderboard");
        var entries = new List<Entry>();
        foreach (var sets in new[] { linear, real })
        {
            foreach (var size in LeaderboardModels.Sizes)
            {
                foreach (var (kind, family, formulation, published) in Models(sets, size))
                {
                    var model = FamilyTraining.End(run, $"{sets.Problem.Name} {size.Name} {kind}", sets, family, formulation, 1);
                    var errors = ErrorSummary.Of(sets.TestTracks.Judge(new FamilyExtrapolator(kind, model), run.Threads).Errors);
                    table = table.WithModel(sets.Problem.Name, $"{kind} {size.Name}", model.Weights.Length, errors, published / 1000);
                    entries.Add(new(sets.Problem.Name, kind, size.Name, errors));
                }
            }
        }

        ModelTable.Write(run, table);
        var kinds = Kinds(entries);
        ModelTable.Write(run, kinds, "kinds");
        Verdict(run, entries, PlaceholderMap.LargestErrorOfALine(linear.Training, linear.Test), table, kinds);
    }

    private static IEnumerable<(string Kind, TrackFamily Family, Formulation Formulation, double? Published)> Models(StudySets sets, LeaderboardModels.Size size)
    {
        var absolute = FormulationFit.Absolute(sets.Training.Rows, 6);
        var increment = FormulationFit.Increment(sets.Training.Rows, 6);
        var heads = new ParallelHeadsFamily(size.Hidden);
        yield return (Plain, new PlainFamily(size.Hidden), absolute, size.PublishedPlain);
        yield return (Heads, heads, increment, size.PublishedHeads);
        if (sets.Problem.Name == RealField)
        {
            yield return (PlainIncrement, new PlainFamily(size.Hidden), increment, null);
            yield return (PlainMatched, LeaderboardModels.Matched(size, heads.Parameters(6), 6), increment, null);
            yield return (Stages, new SequentialStagesFamily(size.Hidden), increment, null);
        }
    }

    private static Table Kinds(List<Entry> entries)
    {
        var table = new Table(
            "By kind: mean position errors of ten models each",
            Column.Text("problem", "which tracks, through which magnet"),
            Column.Text("kind", "what kind of network"),
            Column.Real("mean", "um", "mean over the models of their mean position error", 4),
            Column.Real("median", "um", "median over the models", 4),
            Column.Real("best", "um", "the best model", 4),
            Column.Text("best model", "its size"),
            Column.Real("below 50 um", "", "share of models", 2),
            Column.Real("below 100 um", "", "share of models", 2));
        foreach (var group in entries.GroupBy(entry => (entry.Problem, entry.Kind)))
        {
            var means = group.Select(entry => 1000 * entry.Errors.Mean).ToArray();
            var best = group.MinBy(entry => entry.Errors.Mean)!;
            table = table.With(
                group.Key.Problem, group.Key.Kind, means.Average(), new Quantiles(means).Median, means.Min(), best.Size,
                means.Count(mean => mean < 50) / (double)means.Length, means.Count(mean => mean < 100) / (double)means.Length);
        }

        return table;
    }

    private static void Verdict(TargetRun run, List<Entry> entries, double line, Table table, Table kinds)
    {
        double Mean(string problem, string kind) => entries.Where(entry => entry.Problem == problem && entry.Kind == kind).Average(entry => 1000 * entry.Errors.Mean);
        int Wins(string kind, string other) => LeaderboardModels.Sizes.Count(size =>
            Error(kind, size.Name) < Error(other, size.Name));
        double Error(string kind, string size) => entries.Single(entry => entry.Problem == RealField && entry.Kind == kind && entry.Size == size).Errors.Mean;
        var published = LeaderboardModels.Sizes;
        var (plain, heads) = (published.Average(size => size.PublishedPlain), published.Average(size => size.PublishedHeads));
        var (bestPlain, bestHeads) = (published.Min(size => size.PublishedPlain), published.Min(size => size.PublishedHeads));

        // Ranks of plain networks among the first ten of the twenty.
        int[] plainRanks =
        [
            .. published.SelectMany(size => new[] { (Error: size.PublishedPlain, IsPlain: true), (Error: size.PublishedHeads, IsPlain: false) })
                .OrderBy(entry => entry.Error).Take(10).Select((entry, index) => (entry.IsPlain, Rank: index + 1))
                .Where(entry => entry.IsPlain).Select(entry => entry.Rank),
        ];
        AtomicFile.WriteText(run.Result("verdict.md"), MarkdownDocument.Empty
            .Heading(1, "RK-PINN leaderboard: verdict")
            .Paragraph("From z = 3000 to 7000 mm, 3 to 100 GeV/c, start states as in the plans. On the placeholder map the end is exactly linear in the inputs; on the real field it is not.")
            .Criteria(
            [
                new("\"Top 9 models are all RK-PINN\": true of the table it stands above", plainRanks[0] > 9, $"its own ranks {string.Join(", ", plainRanks[..^1])} and {plainRanks[^1]} are plain networks"),
                new("\"10 times better than pure MLP\": true of the table it stands above", bestPlain / bestHeads >= 10, FormattableString.Invariant($"best against best {bestPlain} / {bestHeads} = {bestPlain / bestHeads:F2}; mean over all {plain:F1} against {heads:F1} um")),
                new("The target of the leaderboard needs a network at all", line > 1e-6, FormattableString.Invariant($"a straight line through q/p, fitted by least squares, is off by at most {line:G2} mm")),
                new("On the real field the published RK-PINN beats the published plain network of the same name", Wins(Heads, Plain) > 5, $"{Wins(Heads, Plain)} of 10; means {Text(Mean(RealField, Heads))} against {Text(Mean(RealField, Plain))}"),
                new("... and the plain network that also adds the input state", Wins(Heads, PlainIncrement) > 5, $"{Wins(Heads, PlainIncrement)} of 10; means {Text(Mean(RealField, Heads))} against {Text(Mean(RealField, PlainIncrement))}"),
                new("... and the plain network with as many parameters", Wins(Heads, PlainMatched) > 5, $"{Wins(Heads, PlainMatched)} of 10; means {Text(Mean(RealField, Heads))} against {Text(Mean(RealField, PlainMatched))}"),
                new("Stages that depend on each other beat parallel heads of the same name", Wins(Stages, Heads) > 5, $"{Wins(Stages, Heads)} of 10; means {Text(Mean(RealField, Stages))} against {Text(Mean(RealField, Heads))}"),
                new("The best model is below 50 um on the real field", entries.Where(entry => entry.Problem == RealField).Min(entry => entry.Errors.Mean) < 0.05, Text(entries.Where(entry => entry.Problem == RealField).Min(entry => 1000 * entry.Errors.Mean))),
            ])
            .Paragraph("The same name stands for about four times the parameters in an RK-PINN, and only the RK-PINN adds the input state: the two controls take these advantages away one by one.")
            .Table(kinds)
            .Table(table)
            .Render());
    }

    private static string Text(double micrometres) => FormattableString.Invariant($"{micrometres:F0} um");
}
