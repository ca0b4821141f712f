using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tests.Oracles;
using Xunit;

namespace Lorentz.Physics.Tests.Fields;

public sealed class GaussianDipoleFieldTests
{
    private static readonly GaussianDipoleField Dipole = GaussianDipoleField.Plan;

    [Fact]
    public void Divergence_and_curl_vanish()
    {
        for (var i = 0; i < 200; i++)
        {
            var (y, z) = (3000 * (Ensemble.Spread(i, 0) - 0.5), 10000 * Ensemble.Spread(i, 1));
            var alongX = Dipole.At<Dual>(new(200, 1), new(y, 0), new(z, 0));
            var alongY = Dipole.At<Dual>(new(200, 0), new(y, 1), new(z, 0));
            var alongZ = Dipole.At<Dual>(new(200, 0), new(y, 0), new(z, 1));
            var size = Math.Abs(alongZ.Y.Derivative) + Math.Abs(alongZ.Z.Derivative);
            Assert.True(size > 1e-9, "the field varies");
            Assert.Equal((0, 0, 0), (alongX.X.Derivative, alongX.Y.Derivative, alongX.Z.Derivative));
            Assert.Equal((0, 0), (alongY.X.Derivative, alongZ.X.Derivative));
            Assert.Equal(0, (alongY.Y.Derivative + alongZ.Z.Derivative) / size, 1e-12);
            Assert.Equal(0, (alongY.Z.Derivative - alongZ.Y.Derivative) / size, 1e-12);
        }
    }

    [Fact]
    public void The_profile_on_the_axis_is_the_Gaussian_of_the_plans()
    {
        for (var z = 0.0; z <= 12000; z += 500)
        {
            var b = Dipole.At<Real64>(new(50), new(0), new(z));
            Assert.Equal(-1.0182 * Math.Exp(-(z - 5007) * (z - 5007) / (2 * 1744.0 * 1744.0)), b.Y.Value, 1e-14);
            Assert.Equal((0, 0), (b.X.Value, b.Z.Value));
        }
    }
}
