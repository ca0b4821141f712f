using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Metrics;

/// <summary>Error of one end state.</summary>
/// <param name="Position">sqrt(dx^2 + dy^2) in mm.</param>
/// <param name="Slope">sqrt(dtx^2 + dty^2).</param>
public readonly record struct TrackError(double Position, double Slope)
{
    /// <summary>Difference of two end states told as deviations from the same straight line.</summary>
    public static TrackError Between(in Deviation answer, in Deviation truth)
    {
        var x = answer.X - truth.X;
        var y = answer.Y - truth.Y;
        var tx = answer.Tx - truth.Tx;
        var ty = answer.Ty - truth.Ty;
        return new(Math.Sqrt((x * x) + (y * y)), Math.Sqrt((tx * tx) + (ty * ty)));
    }
}
