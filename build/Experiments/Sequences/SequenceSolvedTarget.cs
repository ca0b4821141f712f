using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Experiments.Sequences.Solving;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>Fields of every family by formulas that a network proposes.</summary>
internal static class SequenceSolvedTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceSolved";

    private const int Side = 32;

    // No choice was made by held-out fields from this number on.
    private const int FirstFurther = 10_000;
    private const ulong NoiseSeed = 0x6e6f697365000000;

    // Standard deviations of readings whose values go from 0 to 1.
    private static readonly ImmutableArray<double> Noises = [0.01, 0.05];

    private static readonly ImmutableArray<string> Pinned =
    [
        "table.csv", "table.md", "queries.csv", "queries.md", "noise.csv", "noise.md", "verdict.md", SolvingFigures.Bars, SolvingFigures.Shares,
    ];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "All six families by a network that proposes formulas and a fit that refines them, told nothing but 51 pixels",
        Parameters =
        [
            Parameter.Integer("fields", "held-out fields of each family", "", 100, smoke: 3, minimum: 2),
            Parameter.Integer("noisy-fields", "fields of each family that are read with noise", "", 25, smoke: 2, minimum: 2),
            Parameter.Integer("seeds", "trainings of the network, with seeds 1234, 1235, ...", "", 3, smoke: 1, minimum: 1),
            Parameter.Integer("steps", "steps of a training, 96 fresh fields each", "", 3000, smoke: 20, minimum: 1),
            Parameter.Integer("draws", "fields that classical searches begin with, of each family", "", 20_000, smoke: 2000, minimum: 40),
        ],
        Code = [.. SequenceCode.Learning, $"{SequenceCode.Folder}/Reconstructions", $"{SequenceCode.Folder}/Solving", $"{SequenceCode.Folder}/{Name}Target.cs"],
        Results = [.. Pinned, "timings.csv"],
        Pinned = Pinned,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var grid = new SquareGrid(Side);
        var trained = SolvingNetworks.Train(run, grid, ObservationMask.StudyShare);
        var networks = trained.Select(one => new ProposalNetwork(ProposalTraining.Hidden, one.Weights)).ToImmutableArray();
        var exact = Solve(run, "solving", Cases(run.Integer("fields"), grid), networks, item => FieldSolving.Controls(item, run.Integer("draws")));
        var further = Solve(run, "further fields", Cases(run.Integer("fields"), grid, FirstFurther), networks, _ => []);
        var noisy = Noises.SelectMany(noise => Solve(
            run, FormattableString.Invariant($"noise {noise}"), [.. Cases(run.Integer("noisy-fields"), grid).Select(item => Noisy(item, noise))], networks,
            item => FieldSolving.Classical(item, run.Integer("draws")), noise)).ToImmutableArray();
        var cases = Cases(run.Integer("fields"), grid);
        var queries = ParallelWork.Run(run, "queries", cases, _ => 1, item => QueryRow.Of(item, FieldSolving.Formula(item, networks[0])), (item, _) => FamilyName.Of(item.Key.Complexity));
        ImmutableArray<QueryFamily> asked =
        [
            .. Enum.GetValues<FieldComplexity>().SelectMany(family => Enumerable.Range(0, queries[0].Length).Select(row => new QueryFamily(
                family, queries[0][row].Queries, [.. queries.Where((_, i) => cases[i].Key.Complexity == family).Select(rows => rows[row].Decibels)]))),
        ];
        SolvingTables.Write(run, exact, noisy, asked);
        SolvingFigures.Write(run, exact);
        SolvingVerdict.Write(run, trained, networks[0].Parameters, exact, further, noisy, asked);
    }

    private static ImmutableArray<FieldCase> Cases(int fields, SquareGrid grid, int first = 0) =>
    [
        .. Enum.GetValues<FieldComplexity>().SelectMany(family =>
            Enumerable.Range(first, fields).Select(number => FieldCase.HeldOut(family, (uint)number, grid, ObservationMask.StudyShare))),
    ];

    private static ImmutableArray<SolvedFamily> Solve(
        TargetRun run, string title, ImmutableArray<FieldCase> cases, ImmutableArray<ProposalNetwork> networks, Func<FieldCase, ImmutableArray<FieldOutcome>> others, double noise = 0)
    {
        var outcomes = ParallelWork.Run(
            run, title, cases, _ => 1,
            item => networks.Select((network, i) => (item.Key.Complexity, i, FieldSolving.Learned(item, network))).Append((item.Key.Complexity, 0, others(item))).ToArray(),
            (item, _) => FormattableString.Invariant($"{FamilyName.Of(item.Key.Complexity)} {item.Key.Number}"));
        return SolvedFamily.Of(outcomes.SelectMany(outcome => outcome), noise);
    }

    private static FieldCase Noisy(FieldCase item, double noise)
    {
        var chance = (item.Key with { Seed = item.Key.Seed ^ NoiseSeed }).Chance;
        return item with
        {
            Seen = new(item.Seen.Places, [.. item.Seen.Values.Select((value, i) => value + (noise * chance.Normal((ulong)i)))]),
        };
    }
}
