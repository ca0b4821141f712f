using Lorentz.Numerics.Reductions;

namespace Lorentz.Tracks.Metrics;

/// <summary>How far an extrapolator's end states are from the truth.</summary>
/// <param name="Count">Tracks.</param>
/// <param name="Mean">Mean position error, sqrt(dx^2 + dy^2), in mm.</param>
/// <param name="Median">Median position error in mm.</param>
/// <param name="Rmse">Root mean square position error in mm.</param>
/// <param name="Percentile95">95th percentile of the position error in mm.</param>
/// <param name="Percentile99">99th percentile of the position error in mm.</param>
/// <param name="Maximum">Largest position error in mm.</param>
/// <param name="SlopeRmse">Root mean square of sqrt(dtx^2 + dty^2).</param>
public sealed record ErrorSummary(
    int Count, double Mean, double Median, double Rmse, double Percentile95, double Percentile99, double Maximum, double SlopeRmse)
{
    /// <summary>The summary of errors given track by track.</summary>
    /// <param name="errors">Errors of each track.</param>
    public static ErrorSummary Of(IReadOnlyList<TrackError> errors)
    {
        if (errors.Count == 0)
        {
            return new(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var positions = new double[errors.Count];
        var slopes = new double[errors.Count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = errors[i].Position;
            slopes[i] = errors[i].Slope;
        }

        var moments = Moments.Of(positions);
        var quantiles = new Quantiles(positions);
        return new(
            positions.Length, moments.Mean, quantiles.Median, moments.RootMeanSquare, quantiles.At(0.95), quantiles.At(0.99),
            quantiles.Maximum, Moments.Of(slopes).RootMeanSquare);
    }
}
