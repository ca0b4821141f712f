using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Deployment;

/// <summary>Errors of an extrapolator on the test tracks of one region.</summary>
/// <param name="Tracks">Number of test tracks; the errors are NaN where it is 0.</param>
/// <param name="Median">Median position error, sqrt(dx^2 + dy^2), in mm.</param>
/// <param name="Rmse">Root mean square position error in mm.</param>
/// <param name="Percentile95">95th percentile of the position error in mm.</param>
/// <param name="SlopeRmse">Root mean square of sqrt(dtx^2 + dty^2).</param>
public readonly record struct ErrorRegion(long Tracks, double Median, double Rmse, double Percentile95, double SlopeRmse)
{
    /// <summary>A region without a test track.</summary>
    public static ErrorRegion Empty { get; } = new(0, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The region's part of a summary.</summary>
    public static ErrorRegion Of(ErrorSummary summary) => summary.Count == 0
        ? Empty
        : new(summary.Count, summary.Median, summary.Rmse, summary.Percentile95, summary.SlopeRmse);

    /// <summary>What is wrong with these numbers, or null: errors are finite and not negative, or there are none at all.</summary>
    public string? Problem =>
        Tracks < 0 ? FormattableString.Invariant($"{Tracks} tracks: valid are 0 and more")
        : Tracks == 0 ? IsUnknown(Median) && IsUnknown(Rmse) && IsUnknown(Percentile95) && IsUnknown(SlopeRmse)
            ? null : "errors of a region without tracks: valid is NaN"
        : IsError(Median) && IsError(Rmse) && IsError(Percentile95) && IsError(SlopeRmse) ? null
        : FormattableString.Invariant($"errors {Median}, {Rmse}, {Percentile95}, {SlopeRmse}: valid are finite numbers from 0 up");

    private static bool IsUnknown(double value) => double.IsNaN(value);

    private static bool IsError(double value) => double.IsFinite(value) && value >= 0;
}
