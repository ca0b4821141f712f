using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Graph;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>Tables of the target.</summary>
internal static class SolvingTables
{
    private const int Observed = 51;

    /// <summary>The columns of the table of exact readings.</summary>
    public static ImmutableArray<Column> Columns =>
    [
        Family, Method,
        Column.Integer("proposals", "", "most proposals that are refined, of the network's the likeliest first; refining ends with the first that goes through all readings"),
        Mean, Median, Worst, Solved,
        Column.Real("least solved", "%", "the same for the network that does worst", 3),
        Column.Real("tried", "", "proposals refined, mean over fields", 3),
        Column.Real("evaluations", "", "values of formulas (one reading, one set of parameters) computed on the way, mean over fields; neither spectra nor the network's own work", 4),
    ];

    /// <summary>Writes them all.</summary>
    public static void Write(TargetRun run, ImmutableArray<SolvedFamily> exact, ImmutableArray<SolvedFamily> noisy, ImmutableArray<QueryFamily> asked)
    {
        Write(run, "table", new(
            "Fields from 51 exact readings",
            Columns,
            [
                .. exact.Select(result => (ImmutableArray<Cell>)
                [
                    FamilyName.Of(result.Family), result.Method, result.Proposals is { } most ? most : Cell.Missing, result.Decibels.Mean, result.Quantiles.Median, result.Quantiles.Minimum,
                    result.ShareAbove(SolvingMethod.Solved), result.LeastShareAbove(SolvingMethod.Solved), result.Tried, result.Evaluations,
                ]),
            ]));
        Write(run, "noise", new(
            "Fields from 51 readings with noise",
            [
                Column.Real("noise", "", "standard deviation of the Gaussian noise of a reading; values go from 0 to 1", 2), Family, Method,
                Column.Integer("proposals", "", "most proposals that are refined"), Mean, Median, Worst,
                Column.Real("above 35 dB", "%", "share of the fields", 3),
            ],
            [
                .. noisy.Select(result => (ImmutableArray<Cell>)
                [
                    result.Noise, FamilyName.Of(result.Family), result.Method, result.Proposals is { } most ? most : Cell.Missing, result.Decibels.Mean, result.Quantiles.Median, result.Quantiles.Minimum,
                    result.ShareAbove(SolvingVerdict.HopedFor),
                ]),
            ]));
        Write(run, "queries", new(
            "Learned formulas (first network, 30 proposals) at more and more places",
            [
                Family,
                Column.Integer("N", "", "length of the sequence a transformer would be given: the readings and the places asked for"),
                Column.Integer("queries", "", "places asked for: the study's, a quarter of the pixels, all pixels, a grid of 64 x 64"), Mean, Worst, Solved,
            ],
            [
                .. asked.Select(row => (ImmutableArray<Cell>)
                    [FamilyName.Of(row.Family), row.Queries + Observed, row.Queries, row.Moments.Mean, row.Worst, 100.0 * row.Solved / row.Decibels.Length]),
            ]));
        WriteTimings(run, exact);
    }

    private static Column Family { get; } = Column.Text("fields", "family of the held-out fields");

    private static Column Method { get; } = Column.Text(
        "method", "learned: proposals of the network, refined; network alone: its likeliest proposal as it is; random: proposals from the generator, refined; any formula: searches among all families; own formula: told the family; others: baselines");

    private static Column Mean { get; } = Column.Real("PSNR", "dB", "mean over fields (and networks); 300 at most, and from about 250 on a matter of rounding", 4);

    private static Column Median { get; } = Column.Real("median", "dB", "of this over fields", 4);

    private static Column Worst { get; } = Column.Real("worst", "dB", "of this over fields", 4);

    private static Column Solved { get; } = Column.Real("solved", "%", "share of the fields above 60 dB", 3);

    private static void Write(TargetRun run, string name, Table table)
    {
        CsvTable.Write(run.Result($"{name}.csv"), table);
        AtomicFile.WriteText(run.Result($"{name}.md"), MarkdownTable.Render(table));
    }

    private static void WriteTimings(TargetRun run, ImmutableArray<SolvedFamily> exact)
    {
        var machine = MachineDescription.Current().ToString();
        CsvTable.Write(run.Result("timings.csv"), new Table(
            "Fields from 51 exact readings",
            [Family, Method, Column.Real("median", "ms", "time of a field on one thread, others running beside it", 3), Column.Real("most", "ms", "", 3), Column.Text("machine", "where")],
            [
                .. exact.Where(result => result.Fields.All(field => field.Seconds is not null)).Select(result =>
                {
                    var times = new Quantiles([.. result.Fields.Select(field => 1e3 * field.Seconds!.Value)]);
                    return (ImmutableArray<Cell>)[FamilyName.Of(result.Family), result.Method, times.Median, times.Maximum, machine];
                }),
            ]));
    }
}
