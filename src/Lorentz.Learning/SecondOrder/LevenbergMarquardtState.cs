namespace Lorentz.Learning.SecondOrder;

/// <summary>Where a Levenberg-Marquardt optimisation stands: all that going on from here needs.</summary>
/// <param name="Point">The variables.</param>
/// <param name="Damping">The damping mu of the next step; null before the first.</param>
/// <param name="Growth">Factor nu the damping grows by when the next step fails.</param>
/// <param name="Iteration">Steps accepted so far.</param>
/// <param name="Value">Half the sum of squared residuals at the point; null before the first step.</param>
public sealed record LevenbergMarquardtState(double[] Point, double? Damping, double Growth, int Iteration, double? Value)
{
    /// <summary>The state before the first step.</summary>
    public static LevenbergMarquardtState Start(double[] point) => new([.. point], null, 2.0, 0, null);
}
