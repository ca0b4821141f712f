using System.Collections.Immutable;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>The scores of one model over some seeds.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="RunsPerTrack">Runs of the network for one training track.</param>
/// <param name="Seeds">A score a seed.</param>
internal sealed record SeedScores(string Model, int Parameters, int RunsPerTrack, ImmutableArray<PathScore> Seeds)
{
    /// <summary>Rms position error at the end in mm.</summary>
    public MeanAndSpread End => Of(score => score.End.Rmse);

    /// <summary>Rms slope error at the end.</summary>
    public MeanAndSpread Slope => Of(score => score.End.SlopeRmse);

    /// <summary>Rms position error along the path in mm.</summary>
    public MeanAndSpread Path => Of(score => score.Path.Rmse);

    /// <summary>The table of several models.</summary>
    public static Table Table(IEnumerable<SeedScores> models)
    {
        var table = new Table(
            "Mean and standard deviation over seeds",
            Column.Text("model", "what carries the track"),
            Column.Integer("seeds", "", "starting weights and orders of samples tried"),
            Column.Integer("parameters", "", "weights and biases"),
            Column.Integer("runs per track", "", "runs of the network for one training track in one epoch"),
            Column.Real("end", "mm", "rms position error at the end, mean over seeds", 4),
            Column.Real("end spread", "mm", "its standard deviation over seeds", 2),
            Column.Real("end median", "mm", "median position error at the end, mean over seeds", 4),
            Column.Real("end slope", "", "rms slope error at the end, mean over seeds", 4),
            Column.Real("end slope spread", "", "its standard deviation over seeds", 2),
            Column.Real("path", "mm", "rms position error along the path, mean over seeds", 4),
            Column.Real("path spread", "mm", "its standard deviation over seeds", 2),
            Column.Real("path slope", "", "rms slope error along the path, mean over seeds", 4),
            Column.Real("path slope spread", "", "its standard deviation over seeds", 2));
        foreach (var model in models)
        {
            var (median, pathSlope) = (model.Of(score => score.End.Median), model.Of(score => score.Path.SlopeRmse));
            table = table.With(
                model.Model, model.Seeds.Length, model.Parameters, model.RunsPerTrack, model.End.Mean, model.End.Known, median.Mean, model.Slope.Mean,
                model.Slope.Known, model.Path.Mean, model.Path.Known, pathSlope.Mean, pathSlope.Known);
        }

        return table;
    }

    private MeanAndSpread Of(Func<PathScore, double> number)
    {
        var moments = Moments.Of([.. Seeds.Select(number)]);
        return new(moments.Mean, Seeds.Length > 1 ? moments.StandardDeviation : 0, Seeds.Length);
    }
}
