namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// A step that satisfies the strong Wolfe conditions, by bracketing and zooming with cubic interpolation (Nocedal and Wright,
/// Numerical Optimization, 2nd ed. 2006, algorithms 3.5 and 3.6, eq. 3.59).
/// </summary>
/// <remarks>A point where the function is not finite counts as too far.</remarks>
public static class WolfeLineSearch
{
    private const double Growth = 2.0;

    // A trial nearer to an end of the bracket than this share of it would shrink the bracket too slowly.
    private const double Margin = 0.1;

    /// <summary>Searches from 0.</summary>
    /// <param name="evaluate">The function along the line.</param>
    /// <param name="start">Value and slope at 0; the slope is negative.</param>
    /// <param name="firstStep">First step to try, above 0.</param>
    /// <param name="conditions">What to satisfy.</param>
    /// <param name="evaluations">Most evaluations.</param>
    /// <returns>The point found; null where none was.</returns>
    public static LinePoint? Search(
        Func<double, LinePoint> evaluate, LinePoint start, double firstStep, WolfeConditions conditions, int evaluations)
    {
        var (previous, step) = (start, firstStep);
        for (var used = 1; used <= evaluations; used++)
        {
            var point = evaluate(step);
            if (!point.IsFinite || !conditions.Decreases(start.Value, start.Slope, step, point.Value) || (used > 1 && point.Value >= previous.Value))
            {
                return Zoom(evaluate, start, previous, point, conditions, evaluations - used);
            }

            if (conditions.IsFlat(start.Slope, point.Slope))
            {
                return point;
            }

            if (point.Slope >= 0.0)
            {
                return Zoom(evaluate, start, point, previous, conditions, evaluations - used);
            }

            (previous, step) = (point, Growth * step);
        }

        return null;
    }

    // Low has the least value of the points that decrease enough; high lies on the side low's slope points down to.
    private static LinePoint? Zoom(
        Func<double, LinePoint> evaluate, LinePoint start, LinePoint low, LinePoint high, WolfeConditions conditions, int evaluations)
    {
        for (var used = 0; used < evaluations; used++)
        {
            var step = Trial(low, high);
            if (step == low.Step || step == high.Step)
            {
                return null;
            }

            var point = evaluate(step);
            if (!point.IsFinite || !conditions.Decreases(start.Value, start.Slope, step, point.Value) || point.Value >= low.Value)
            {
                high = point;
                continue;
            }

            if (conditions.IsFlat(start.Slope, point.Slope))
            {
                return point;
            }

            if (point.Slope * (high.Step - low.Step) >= 0.0)
            {
                high = low;
            }

            low = point;
        }

        return null;
    }

    // The minimum of the cubic through both ends and their slopes, kept off the ends; the middle where there is none.
    private static double Trial(LinePoint low, LinePoint high)
    {
        var width = high.Step - low.Step;
        var middle = low.Step + (0.5 * width);
        if (!high.IsFinite)
        {
            return middle;
        }

        var first = low.Slope + high.Slope - (3.0 * (low.Value - high.Value) / (low.Step - high.Step));
        var radicand = (first * first) - (low.Slope * high.Slope);
        if (!(radicand >= 0.0))
        {
            return middle;
        }

        var second = (width > 0.0 ? 1.0 : -1.0) * Math.Sqrt(radicand);
        var share = 1.0 - ((high.Slope + second - first) / (high.Slope - low.Slope + (2.0 * second)));
        return double.IsFinite(share) ? low.Step + (width * Math.Clamp(share, Margin, 1.0 - Margin)) : middle;
    }
}
