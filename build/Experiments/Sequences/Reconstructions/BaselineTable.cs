using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>Tables of the classical reconstructions.</summary>
internal static class BaselineTable
{
    private static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("fields", "family of the held-out fields"),
        Column.Text("baseline", "what reconstructs them; own formula is told the family, the others nothing but the observations"),
        Column.Real("PSNR", "dB", "all pixels: 20 log10(1 / rmse) of each field, mean over fields; rmse below 1e-15 counts as 300 dB", 4),
        Column.Real("deviation", "dB", "standard deviation of this over fields", 3),
        Column.Real("median", "dB", "of this over fields", 4),
        Column.Real("worst", "dB", "of this over fields", 4),
        Column.Real("unobserved", "dB", "PSNR on the pixels that were not given, mean over fields", 4),
        Column.Real("observed", "dB", "PSNR on the pixels that were given, mean over fields; 300 for what goes through them to the last bit", 4),
        Column.Real("RMSE", "", "all pixels, mean over fields", 3),
        Column.Real("RMSE unobserved", "", "mean over fields", 3),
        Column.Real("RMSE observed", "", "mean over fields", 3),
        Column.Real("MAE", "", "mean absolute error, all pixels", 3),
        Column.Real("SSIM", "", "structural similarity (Wang et al. 2004, 11 x 11 Gaussian window of 1.5, whole windows only), mean over fields", 3),
        Column.Real("above 35 dB", "%", "share of the fields", 3),
    ];

    /// <summary>Writes <c>table.csv</c>, <c>table.md</c> and <c>timings.csv</c>.</summary>
    public static void Write(TargetRun run, ImmutableArray<BaselineResult> results)
    {
        var table = new Table("Classical reconstructions of fields from few of their pixels", Columns, [.. results.Select(Row)]);
        ResultTables.Write(run, table);
        ResultTables.WriteTimings(
            run, table.Title, [Column.Text("fields", "family"), Column.Text("baseline", "")], "a field",
            results.Select(result => ((ImmutableArray<Cell>)[FamilyName.Of(result.Family), result.Name], result.Fields.Select(field => field.Seconds))),
            withRange: true);
    }

    private static ImmutableArray<Cell> Row(BaselineResult result)
    {
        var decibels = result.Of(score => score.All.PeakSignalToNoise);
        var spread = result.Quantiles(score => score.All.PeakSignalToNoise);
        return
        [
            FamilyName.Of(result.Family), result.Name, decibels.Mean, decibels.StandardDeviation, spread.Median, spread.Minimum,
            result.Mean(score => score.Unobserved.PeakSignalToNoise), result.Mean(score => score.Observed.PeakSignalToNoise),
            result.Mean(score => score.All.RootMeanSquare), result.Mean(score => score.Unobserved.RootMeanSquare), result.Mean(score => score.Observed.RootMeanSquare),
            result.Mean(score => score.All.MeanAbsolute), result.Mean(score => score.Similarity),
            100.0 * result.Above(BaselineVerdict.HopedFor) / result.Fields.Length,
        ];
    }
}
