using Lorentz.Physics.Jacobians;

namespace Lorentz.Tracks.Metrics;

/// <summary>
/// Error of one transport matrix, in units of the natural sizes (<see cref="ScaledMatrix.Sizes"/>), and what it does to a
/// prediction of a Kalman filter.
/// </summary>
/// <param name="Largest">Largest error of an element.</param>
/// <param name="PositionByPosition">Of d(x, y)/d(x, y).</param>
/// <param name="PositionBySlope">Of d(x, y)/d(tx, ty).</param>
/// <param name="PositionByCharge">Of d(x, y)/d(q/p).</param>
/// <param name="SlopeByCharge">Of d(tx, ty)/d(q/p).</param>
/// <param name="SigmaX">Relative error of the standard deviation of x in F C F^T.</param>
/// <param name="SigmaTx">Relative error of that of tx.</param>
public readonly record struct MatrixError(
    double Largest, double PositionByPosition, double PositionBySlope, double PositionByCharge, double SlopeByCharge, double SigmaX, double SigmaTx)
{
    private const int Size = TransportJacobian.Size;

    /// <summary>Compares a matrix with the true one; all NaN where it is unknown.</summary>
    /// <param name="found">25 numbers row by row.</param>
    /// <param name="truth">25 numbers row by row.</param>
    /// <param name="covariance">C at the start, 25 numbers row by row.</param>
    public static MatrixError Between(ReadOnlySpan<double> found, ReadOnlySpan<double> truth, ReadOnlySpan<double> covariance)
    {
        Span<double> predicted = stackalloc double[TransportJacobian.Length];
        Span<double> expected = stackalloc double[TransportJacobian.Length];
        Covariance.Propagate(found, covariance, predicted);
        Covariance.Propagate(truth, covariance, expected);
        return new(
            ScaledMatrix.Difference(found, truth, .., ..),
            ScaledMatrix.Difference(found, truth, ..2, ..2),
            ScaledMatrix.Difference(found, truth, ..2, 2..4),
            ScaledMatrix.Difference(found, truth, ..2, 4..),
            ScaledMatrix.Difference(found, truth, 2..4, 4..),
            Math.Abs(Math.Sqrt(predicted[0] / expected[0]) - 1),
            Math.Abs(Math.Sqrt(predicted[2 * (Size + 1)] / expected[2 * (Size + 1)]) - 1));
    }
}
