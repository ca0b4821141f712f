namespace Lorentz.Numerics.Elementary;

/// <summary>How the arguments of an accuracy measurement lie in their range.</summary>
public enum AccuracySampling
{
    /// <summary>Evenly.</summary>
    Even,

    /// <summary>Evenly in the numbers of the format: every binade gets as many.</summary>
    EveryBinade,

    /// <summary>Next to the multiples of pi/2, where reduction cancels most.</summary>
    NearQuarterTurns,
}
