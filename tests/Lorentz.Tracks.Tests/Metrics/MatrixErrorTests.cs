using Lorentz.Physics.Jacobians;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Tests.Metrics;

public static class MatrixErrorTests
{
    [Fact]
    public static void Each_block_tells_its_own_error_and_the_covariance_what_it_means()
    {
        var (truth, found, covariance) = (new double[25], new double[25], new double[25]);
        TransportJacobian.WriteDrift(1000, truth);
        truth.CopyTo(found, 0);
        found[1] = 0.5;
        found[2] += 100;
        found[9] = -2e6;
        found[14] = 300;
        Covariance.Diagonal([3, 4, 1e-3, 1e-3, 1e-6], covariance);
        var error = MatrixError.Between(found, truth, covariance);
        Assert.Equal(0.5, error.PositionByPosition, 1e-12);
        Assert.Equal(0.03, error.PositionBySlope, 1e-12);
        Assert.Equal(0.2, error.PositionByCharge, 1e-12);
        Assert.Equal(0.1, error.SlopeByCharge, 1e-12);
        Assert.Equal(0.5, error.Largest, 1e-12);
        Assert.Equal(Math.Sqrt((9 + 4 + 1.21) / 10) - 1, error.SigmaX, 1e-12);
        Assert.Equal(Math.Sqrt((1e-6 + 9e-8) / 1e-6) - 1, error.SigmaTx, 1e-12);
        Assert.Equal(default, MatrixError.Between(truth, truth, covariance));
        found.AsSpan().Fill(double.NaN);
        Assert.True(double.IsNaN(MatrixError.Between(found, truth, covariance).Largest));
    }
}
