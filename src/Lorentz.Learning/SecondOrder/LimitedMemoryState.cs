using System.Collections.Immutable;

namespace Lorentz.Learning.SecondOrder;

/// <summary>Where a limited-memory BFGS optimisation stands: all that going on from here needs.</summary>
/// <param name="Point">The variables.</param>
/// <param name="Value">The function there.</param>
/// <param name="Gradient">Its gradient there.</param>
/// <param name="Pairs">Pairs kept, oldest first.</param>
/// <param name="Iteration">Steps accepted so far.</param>
/// <param name="Evaluations">Evaluations of the function so far.</param>
public sealed record LimitedMemoryState(
    double[] Point, double Value, double[] Gradient, ImmutableArray<CurvaturePair> Pairs, int Iteration, int Evaluations)
{
    /// <summary>The state before the first step.</summary>
    /// <exception cref="ArgumentException">The point has another dimension than the function.</exception>
    public static LimitedMemoryState Start(IObjective objective, double[] point)
    {
        if (point.Length != objective.Dimension)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{point.Length} variables: the function has {objective.Dimension}"), nameof(point));
        }

        var gradient = new double[point.Length];
        var value = objective.Evaluate(point, gradient);
        return new([.. point], value, gradient, [], 0, 1);
    }
}
