namespace Lorentz.Learning.FirstOrder;

/// <summary>Where an optimisation by <see cref="Adam"/> stands: all that going on from here needs.</summary>
/// <param name="Point">The variables.</param>
/// <param name="First">Mean gradient, not corrected for its start from zero.</param>
/// <param name="Second">Mean squared gradient, not corrected either.</param>
/// <param name="Step">Steps done.</param>
/// <param name="LastValue">The function as the last step found it, before the point moved; null before the first.</param>
public sealed record AdamState(double[] Point, double[] First, double[] Second, long Step, double? LastValue)
{
    /// <summary>The state before the first step.</summary>
    public static AdamState Start(double[] point) => new([.. point], new double[point.Length], new double[point.Length], 0, null);
}
