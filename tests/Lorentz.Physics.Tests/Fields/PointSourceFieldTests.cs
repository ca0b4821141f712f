using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tests.Oracles;
using Xunit;

namespace Lorentz.Physics.Tests.Fields;

/// <summary>The default magnet: Maxwell's equations, a second formula, and the published figures it was fitted to.</summary>
public sealed class PointSourceFieldTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    [Fact]
    public void Divergence_and_curl_vanish()
    {
        for (var i = 0; i < 400; i++)
        {
            var (x, y, z) = Place(i);
            var (dx, dy, dz) = (Along(1, 0, 0), Along(0, 1, 0), Along(0, 0, 1));
            double[] entries = [dx.X, dx.Y, dx.Z, dy.X, dy.Y, dy.Z, dz.X, dz.Y, dz.Z];
            var size = Math.Sqrt(entries.Sum(entry => entry * entry));
            Assert.True(size > 1e-8, "the field varies");
            Assert.Equal(0, (dx.X + dy.Y + dz.Z) / size, 1e-12);
            Assert.Equal(0, (dy.Z - dz.Y) / size, 1e-12);
            Assert.Equal(0, (dz.X - dx.Z) / size, 1e-12);
            Assert.Equal(0, (dx.Y - dy.X) / size, 1e-12);

            (double X, double Y, double Z) Along(double a, double b, double c)
            {
                var f = Magnet.At<Dual>(new(x, a), new(y, b), new(z, c));
                return (f.X.Derivative, f.Y.Derivative, f.Z.Derivative);
            }
        }
    }

    [Fact]
    public void Agrees_with_the_plain_formula()
    {
        for (var i = 0; i < 400; i++)
        {
            var (x, y, z) = Place(i);
            var plain = PlainSources.At(Magnet, x, y, z);
            var b = Magnet.At<Real64>(new(x), new(y), new(z));
            Assert.Equal(plain[0], b.X.Value, 1e-13);
            Assert.Equal(plain[1], b.Y.Value, 1e-13);
            Assert.Equal(plain[2], b.Z.Value, 1e-13);
        }
    }

    [Fact]
    public void Field_on_the_axis_is_the_measured_one()
    {
        Assert.Equal(-1.042, OnAxis(4750), 0.001);
        Assert.Equal(-0.360, OnAxis(3000), 0.002);
        Assert.Equal(-3.306, Integral(3000, 7000), 0.01);
        Assert.Equal(-4.435, Integral(0, 14000), 0.01);
    }

    [Fact]
    public void Rows_that_are_not_four_numbers_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new PointSourceField([1, 2, 3, 4, 5], FieldRegion.Everywhere));
        Assert.Contains("5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_charge_gives_the_inverse_square_law()
    {
        var field = new PointSourceField([10, 20, 30, 8e6], FieldRegion.Everywhere);
        var b = field.At<Real64>(new(10), new(20 - 2000), new(30));
        Assert.Equal((0, -2.0, 0), (b.X.Value, b.Y.Value, b.Z.Value));
    }

    private static double OnAxis(double z) => Magnet.At<Real64>(new(0), new(0), new(z)).Y.Value;

    // Tesla metres, by Simpson's rule.
    private static double Integral(double from, double to)
    {
        const int Intervals = 1000;
        return Enumerable.Range(0, Intervals + 1).Sum(k =>
            (k is 0 or Intervals ? 1 : k % 2 == 1 ? 4 : 2) * OnAxis(from + ((to - from) * k / Intervals))) * (to - from) / Intervals / 3 / 1000;
    }

    private static (double X, double Y, double Z) Place(int i)
    {
        var z = 14000 * Ensemble.Spread(i, 0);
        return (0.6 * z * (Ensemble.Spread(i, 1) - 0.5), 0.4 * z * (Ensemble.Spread(i, 2) - 0.5), z);
    }
}
