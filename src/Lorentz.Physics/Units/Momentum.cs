namespace Lorentz.Physics.Units;

/// <summary>The size of a momentum, kept in MeV/c.</summary>
public readonly record struct Momentum
{
    private Momentum(double megaelectronvolts) => MeV = megaelectronvolts;

    /// <summary>MeV/c.</summary>
    public double MeV { get; }

    /// <summary>GeV/c.</summary>
    public double GeV => MeV / 1000;

    /// <summary>A momentum given in MeV/c.</summary>
    public static Momentum FromMeV(double value) => new(value);

    /// <summary>A momentum given in GeV/c.</summary>
    public static Momentum FromGeV(double value) => new(value * 1000);

    /// <summary>Radius of curvature across a field, p / (k B), of a particle of unit charge.</summary>
    /// <param name="field">The field perpendicular to the motion.</param>
    public Millimetre BendingRadius(Tesla field) => new(MeV / (Motion.LorentzForce.Constant * Math.Abs(field.Value)));
}
