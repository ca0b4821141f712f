using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Tests.Equations;

public sealed class ForcingTests
{
    public static TheoryData<string> Kinds => ["polynomial", "sin", "cos", "exp", "sum"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_series_sums_to_the_function(string kind)
    {
        var forcing = Of(kind);
        foreach (var x in (double[])[-1.25, -0.3, 0, 0.5, 1])
        {
            var sum = 0.0;
            for (var n = 60; n >= 0; n--)
            {
                sum = (sum * x) + forcing.Coefficient(n).ToDouble();
            }

            Assert.Equal(Expected(kind, x), sum, 1e-14);
            Assert.Equal(Expected(kind, x), forcing.Value(x), 1e-14);
        }
    }

    [Fact]
    public void Coefficients_are_exact()
    {
        Assert.Equal(Rational.Parse("-4/3"), new SineForcing(1, 2).Coefficient(3));
        Assert.Equal(Rational.Parse("1/120"), new ExponentialForcing(1, 1).Coefficient(5));
        Assert.Equal(Rational.Zero, Forcing.Zero.Coefficient(3));
        Assert.Equal(Rational.Zero, new PolynomialForcing([1, 2]).Coefficient(2));
    }

    private static Forcing Of(string kind) => kind switch
    {
        "polynomial" => Forcing.Of(new PolynomialForcing([1, Rational.Parse("-1/2"), 3])),
        "sin" => Forcing.Of(new SineForcing(2, Rational.Parse("3/2"))),
        "cos" => Forcing.Of(new CosineForcing(-1, 3)),
        "exp" => Forcing.Of(new ExponentialForcing(Rational.Parse("1/4"), -2)),
        _ => new([.. new[] { "polynomial", "sin", "cos", "exp" }.SelectMany(one => Of(one).Terms)]),
    };

    private static double Expected(string kind, double x) => kind switch
    {
        "polynomial" => 1 - (x / 2) + (3 * x * x),
        "sin" => 2 * Math.Sin(1.5 * x),
        "cos" => -Math.Cos(3 * x),
        "exp" => Math.Exp(-2 * x) / 4,
        _ => new[] { "polynomial", "sin", "cos", "exp" }.Sum(one => Expected(one, x)),
    };
}
