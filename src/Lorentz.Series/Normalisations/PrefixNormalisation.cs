namespace Lorentz.Series.Normalisations;

/// <summary>What is done to a prefix before a network reads it. Its output is never scaled back.</summary>
public enum PrefixNormalisation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>(x - mean) / standard deviation.</summary>
    Standard,

    /// <summary>(x - median) / median absolute deviation.</summary>
    Robust,

    /// <summary>x / max |x| where fewer than a fifth of the entries exceed 1e-8, otherwise standard.</summary>
    Adaptive,
}
