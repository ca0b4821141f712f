using System.Collections.Immutable;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The tables of the width scan.</summary>
internal static class WidthScanTables
{
    /// <summary>What is the same on every machine: sizes and errors.</summary>
    public static Table Errors(ImmutableArray<WidthScore> scores, IReadOnlyDictionary<string, long> epochs, IReadOnlyList<double> edges)
    {
        var table = new Table(
            "Width scan: errors",
            [
                Column.Text("formulation", "absolute: the network gives the end state, loss in mm^2 + rad^2 (the plan); residual: the deviation from the straight line over q/p and powers of dz"),
                Column.Integer("width", "", "neurons of the hidden layer"),
                Column.Integer("test tracks", "", "tracks judged: the whole test set, and the first 100 as in the plan"),
                Column.Integer("parameters", "", "weights and biases"),
                Column.Integer("multiply-adds", "", "of one evaluation"),
                Column.Integer("epochs", "", "passes over the training set"),
                .. ErrorColumns.Position,
                .. Enumerable.Range(0, 4).Select(part => Column.Real(
                    $"rmse q{part + 1}", "mm", FormattableString.Invariant($"rms position error for {edges[part]:G3} to {edges[part + 1]:G3} GeV/c"), 4)),
                .. Enumerable.Range(0, 4).Select(part => Column.Real(
                    $"slope rmse q{part + 1}", "", FormattableString.Invariant($"rms slope error for {edges[part]:G3} to {edges[part + 1]:G3} GeV/c"), 4)),
                Column.Real("published mean", "mm", "printed in the plans for this width, with dz fixed at 8000 mm and a field 1000 times too weak: not comparable", 3),
                Column.Integer("flagged", "", "tracks outside the training domain"),
            ],
            []);
        foreach (var score in scores)
        {
            var shape = score.Model.Network.Shape;
            ImmutableArray<Cell> size = [shape.Parameters, shape.MultiplyAdds, epochs[score.Name]];
            table = table.With(
            [
                score.Formulation, score.Width, score.All.Count, .. size, .. ErrorColumns.Cells(score.All),
                .. score.Quartiles.Select(quartile => (Cell)quartile.Rmse), .. score.Quartiles.Select(quartile => (Cell)quartile.SlopeRmse),
                PublishedFigures.MeanPosition(score.Formulation, score.Width), score.Flagged,
            ]);
        }

        foreach (var score in scores)
        {
            var shape = score.Model.Network.Shape;
            table = table.With(
            [
                score.Formulation, score.Width, score.PlanTest.Count, shape.Parameters, shape.MultiplyAdds, epochs[score.Name],
                .. ErrorColumns.Cells(score.PlanTest), .. Enumerable.Repeat(Cell.Missing, 10),
            ]);
        }

        return table;
    }

    /// <summary>What was measured in seconds.</summary>
    public static Table Timings(WidthRace race, Table training, MachineDescription machine)
    {
        var table = new Table(
            "Width scan: times",
            Column.Text("model", "formulation and width"),
            Column.Real("training", "s", "training, all epochs", 4),
            Column.Real("training speed", "samples/s", "samples a second in training", 4),
            Column.Real("training fraction of peak", "", "of the multiply-add peak measured beside it", 3),
            Column.Real("single", "ns", "median time of one track, encoding and decoding included", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("single q75", "ns", "upper quartile", 4),
            Column.Real("batch", "ns", "median time of a track in batches of 1024, one thread", 4),
            Column.Real("batch q25", "ns", "lower quartile", 4),
            Column.Real("batch q75", "ns", "upper quartile", 4),
            Column.Real("ratio to RK4 10 mm", "", "one track, against RK4 in 10 mm steps on the trilinear map, the plan's baseline: below 1 is faster", 3),
            Column.Text("fastest classical as accurate", "fastest classical extrapolator whose rms error is no larger, one track"),
            Column.Real("ratio to it", "", "one track against it: below 1 is faster", 3),
            Column.Text("fastest classical batch", "the same among batches"),
            Column.Real("batch ratio to it", "", "batch against batch: below 1 is faster", 3),
            Column.Real("plan's estimate", "ns", "time of one track that the plan estimated", 3),
            Column.Text("machine", "where it was timed"));
        foreach (var score in race.Scores)
        {
            var trained = training.Rows.Single(row => row[0].Text == score.Name);
            var one = race.Single(score.Name);
            var many = race.Batch(score.Name);
            var rival = race.FastestAsAccurate(score.All.Rmse, batched: false);
            var batchRival = race.FastestAsAccurate(score.All.Rmse, batched: true);
            table = table.With(
                score.Name, trained[1], trained[2], trained[4], one.Median, one.LowerQuartile, one.UpperQuartile,
                many.Median, many.LowerQuartile, many.UpperQuartile, one.Ratio,
                rival?.Entry.Name, rival is null ? (double?)null : one.Median / race.Single(rival.Entry.Name).Median,
                batchRival?.Entry.Name, batchRival is null ? (double?)null : many.Median / race.Batch(batchRival.Entry.Name).Median,
                1000 * PublishedFigures.EstimatedMicroseconds(score.Width), machine.ToString());
        }

        return table;
    }
}
