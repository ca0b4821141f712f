using System.Collections.Immutable;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>The tables of the study of pure networks.</summary>
internal static class PureTables
{
    /// <summary>What is the same on every machine: sizes and errors.</summary>
    public static Table Errors(ImmutableArray<PureScore> scores, IReadOnlyList<double> edges)
    {
        var table = new Table(
            "Pure networks: errors",
            [
                Column.Text("model", "name"),
                Column.Text("ingredient", "what is new about it, and against which row"),
                Column.Integer("parameters", "", "fitted numbers"),
                Column.Integer("multiply-adds", "", "of one evaluation"),
                .. ErrorColumns.Position,
                .. Enumerable.Range(0, edges.Count - 1).Select(part => Column.Real(
                    $"rmse q{part + 1}", "mm", FormattableString.Invariant($"rms position error for {edges[part]:G3} to {edges[part + 1]:G3} GeV/c"), 4)),
                Column.Real("rmse near", "mm", FormattableString.Invariant($"rms position error for dz up to {PureScore.MiddleDz} mm"), 4),
                Column.Real("rmse far", "mm", "rms position error beyond", 4),
                Column.Integer("flagged", "", "tracks outside the training domain"),
            ],
            []);
        foreach (var score in scores)
        {
            table = table.With(
            [
                score.Recipe.Name, score.Recipe.Ingredient, score.Model.Parameters, score.Model.MultiplyAdds, .. ErrorColumns.Cells(score.All),
                .. score.Quartiles.Select(quartile => (Cell)quartile.Rmse), .. score.Halves.Select(half => (Cell)half.Rmse), score.Flagged,
            ]);
        }

        return table;
    }

    /// <summary>What was measured in seconds.</summary>
    public static Table Timings(ImmutableArray<PureScore> scores, PureRace race, Table training, MachineDescription machine)
    {
        var table = new Table(
            "Pure networks: times",
            Column.Text("model", "name"),
            Column.Real("training", "s", "fitting it; the first of several that share tracks pays for drawing them", 4),
            Column.Real("single", "ns", "median time of one track, encoding and decoding included", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("single q75", "ns", "upper quartile", 4),
            Column.Real("batch", "ns", "median time of a track in batches of 1024, one thread", 4),
            Column.Real("batch q25", "ns", "lower quartile", 4),
            Column.Real("batch q75", "ns", "upper quartile", 4),
            Column.Real("ratio to RK4 10 mm", "", "one track, against RK4 in 10 mm steps on the trilinear map: below 1 is faster", 3),
            Column.Text("fastest classical as accurate", "fastest classical extrapolator timed here whose rms error is no larger, one track"),
            Column.Real("ratio to it", "", "one track against it: below 1 is faster", 3),
            Column.Text("machine", "where it was timed"));
        foreach (var score in scores)
        {
            var (one, many) = (race.Single[score.Recipe.Name], race.Batch[score.Recipe.Name]);
            var rival = race.FastestAsAccurate(score.All.Rmse);
            table = table.With(
                score.Recipe.Name, training.Rows.Single(row => row[0].Text == score.Recipe.Name)[1],
                one.Median, one.LowerQuartile, one.UpperQuartile, many.Median, many.LowerQuartile, many.UpperQuartile, one.Ratio,
                rival?.Entry.Name, rival is null ? (double?)null : one.Median / race.Single[rival.Entry.Name].Median, machine.ToString());
        }

        return table;
    }
}
