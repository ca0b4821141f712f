namespace Lorentz.Physics.Units;

/// <summary>q/p in 1/MeV (units of the elementary charge, c = 1): the fifth component of a track state.</summary>
/// <remarks>
/// A type of its own, because the same number in 1/GeV is the mistake that made the plans' magnet 1000 times too weak.
/// </remarks>
public readonly record struct ChargeOverMomentum
{
    private ChargeOverMomentum(double perMeV) => PerMeV = perMeV;

    /// <summary>1/MeV.</summary>
    public double PerMeV { get; }

    /// <summary>1/GeV.</summary>
    public double PerGeV => PerMeV * 1000;

    /// <summary>q/p given in 1/MeV.</summary>
    public static ChargeOverMomentum FromPerMeV(double value) => new(value);

    /// <summary>q/p given in 1/GeV.</summary>
    public static ChargeOverMomentum FromPerGeV(double value) => new(value / 1000);

    /// <summary>q/p of a particle of charge <paramref name="charge"/> (in elementary charges).</summary>
    public static ChargeOverMomentum Of(int charge, Momentum momentum) => new(charge / momentum.MeV);
}
