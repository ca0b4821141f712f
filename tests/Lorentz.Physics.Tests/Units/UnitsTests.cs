using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Units;

public sealed class UnitsTests
{
    [Fact]
    public void Momenta_convert()
    {
        Assert.Equal(2500, Momentum.FromGeV(2.5).MeV);
        Assert.Equal(2.5, Momentum.FromMeV(2500).GeV);
        Assert.Equal(Momentum.FromGeV(2.5), Momentum.FromMeV(2500));
    }

    [Fact]
    public void Charge_over_momentum_converts_and_keeps_its_sign()
    {
        Assert.Equal(-0.0005, ChargeOverMomentum.Of(-1, Momentum.FromGeV(2)).PerMeV);
        Assert.Equal(0.5, ChargeOverMomentum.Of(1, Momentum.FromGeV(2)).PerGeV, 1e-16);
        Assert.Equal(0.0005, ChargeOverMomentum.FromPerGeV(0.5).PerMeV, 1e-19);
        Assert.Equal(1e-3, ChargeOverMomentum.FromPerMeV(1e-3).PerMeV);
        Assert.Equal(2e-3, ChargeOverMomentum.Of(2, Momentum.FromGeV(1)).PerMeV);
    }

    [Fact]
    public void Lengths_convert_and_add()
    {
        Assert.Equal(1250, Millimetre.FromMetres(1.25).Value);
        Assert.Equal(1.25, new Millimetre(1250).Metres);
        Assert.Equal(new Millimetre(7), new Millimetre(3) + new Millimetre(4));
        Assert.Equal(new Millimetre(-1), new Millimetre(3) - new Millimetre(4));
    }
}
