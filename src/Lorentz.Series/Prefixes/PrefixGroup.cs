namespace Lorentz.Series.Prefixes;

/// <summary>Prefixes of one length with the coefficients that follow.</summary>
/// <param name="Length">Coefficients in each.</param>
/// <param name="Inputs">The prefixes, one after the other.</param>
/// <param name="Targets">The coefficient behind each.</param>
public sealed record PrefixGroup(int Length, double[] Inputs, double[] Targets)
{
    /// <summary>Number of prefixes.</summary>
    public int Count => Targets.Length;
}
