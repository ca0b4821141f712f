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
        var (sum, squares, slopes) = (0.0, 0.0, 0.0);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = errors[i].Position;
            sum += positions[i];
            squares += positions[i] * positions[i];
            slopes += errors[i].Slope * errors[i].Slope;
        }

        Array.Sort(positions);
        return new(
            positions.Length,
            sum / positions.Length,
            Quantile(positions, 0.5),
            Math.Sqrt(squares / positions.Length),
            Quantile(positions, 0.95),
            Quantile(positions, 0.99),
            positions[^1],
            Math.Sqrt(slopes / positions.Length));
    }

    // Linear between order statistics (definition 7 of Hyndman and Fan, 1996).
    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
