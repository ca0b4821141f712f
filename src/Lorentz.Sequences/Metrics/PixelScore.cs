namespace Lorentz.Sequences.Metrics;

/// <summary>How far a reconstruction of one field is off on some of its pixels.</summary>
/// <param name="RootMeanSquare">Root of the mean squared error.</param>
/// <param name="MeanAbsolute">Mean absolute error.</param>
public readonly record struct PixelScore(double RootMeanSquare, double MeanAbsolute)
{
    /// <summary>Peak signal-to-noise ratio in dB.</summary>
    public double PeakSignalToNoise => Metrics.PeakSignalToNoise.Of(RootMeanSquare);

    /// <summary>The score of a list of errors.</summary>
    /// <param name="errors">Prediction - truth, at least one.</param>
    /// <exception cref="ArgumentException">No errors.</exception>
    public static PixelScore Of(IReadOnlyCollection<double> errors)
    {
        if (errors.Count == 0)
        {
            throw new ArgumentException("a score needs at least one pixel", nameof(errors));
        }

        var (squares, absolute) = (0.0, 0.0);
        foreach (var error in errors)
        {
            squares = Math.FusedMultiplyAdd(error, error, squares);
            absolute += Math.Abs(error);
        }

        return new(Math.Sqrt(squares / errors.Count), absolute / errors.Count);
    }
}
