namespace Lorentz.Sequences.Proposals;

/// <summary>The formulas a network chooses among: the six families, with those split whose members have different formulas.</summary>
public enum FieldKind
{
    /// <summary>One plane wave of amplitude 1.</summary>
    OneWave,

    /// <summary>Two plane waves of any amplitude.</summary>
    TwoWaves,

    /// <summary>Three plane waves of any amplitude.</summary>
    ThreeWaves,

    /// <summary>Rings about the centre.</summary>
    Rings,

    /// <summary>Two plane waves of amplitude 1 whose wave vectors are nearly equal.</summary>
    WavePair,

    /// <summary>A plane wave whose amplitude is modulated.</summary>
    AmplitudeModulated,

    /// <summary>A plane wave whose phase is modulated.</summary>
    FrequencyModulated,

    /// <summary>Rings, spokes and a plane wave.</summary>
    Composite,
}
