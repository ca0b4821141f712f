using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Integration;

/// <summary>
/// Steps of varying length that keep the estimated local error at the tolerance (Hairer, Norsett and Wanner, section
/// II.4). The worst lane decides, and dual numbers follow their value, so that derivatives use the same steps.
/// </summary>
/// <typeparam name="T">Number type of the integration.</typeparam>
public struct AdaptiveSteps<T> : IStepControl<T>
    where T : unmanaged, IReal<T>
{
    private readonly Tolerance tolerance;
    private readonly T end;
    private readonly T span;
    private readonly double distance;
    private readonly double exponent;
    private double passed;
    private double fraction;
    private int attempts;
    private bool failed;

    /// <summary>Steps from <paramref name="start"/> to <paramref name="end"/> under a tolerance.</summary>
    /// <param name="method">The method, which must estimate its error.</param>
    /// <param name="tolerance">Error allowed and limits of the steps.</param>
    /// <param name="start">First z in mm.</param>
    /// <param name="end">Last z in mm.</param>
    /// <exception cref="ArgumentException">When the method has no embedded solution.</exception>
    public AdaptiveSteps(NystromTableau method, Tolerance tolerance, T start, T end)
    {
        if (!method.HasErrorEstimate)
        {
            throw new ArgumentException($"{method.Name} has no error estimate: use fixed steps, or Cash-Karp or Dormand-Prince.", nameof(method));
        }

        this.tolerance = tolerance;
        Start = start;
        this.end = end;
        span = end - start;
        for (var lane = 0; lane < T.LaneCount; lane++)
        {
            distance = Math.Max(distance, Math.Abs(T.Lane(span, lane)));
        }

        exponent = -1.0 / (method.EmbeddedOrder + 1);
        fraction = distance == 0 ? 0 : Math.Min(1, Math.Min(tolerance.FirstStep, tolerance.LongestStep) / distance);
        passed = distance == 0 ? 1 : 0;
    }

    /// <inheritdoc/>
    public readonly T Start { get; }

    /// <inheritdoc/>
    public readonly bool Finished => passed >= 1 && !failed;

    /// <inheritdoc/>
    public bool Propose(out T z, out T h, out T end)
    {
        // A last step that would leave a crumb takes it along.
        if (passed + (1.0000001 * fraction) >= 1)
        {
            fraction = 1 - passed;
        }

        z = T.FusedMultiplyAdd(T.Constant(passed), span, Start);
        h = T.Constant(fraction) * span;
        end = fraction >= 1 - passed ? this.end : T.FusedMultiplyAdd(T.Constant(passed + fraction), span, Start);
        return passed < 1 && !failed;
    }

    /// <inheritdoc/>
    public bool Accept(in StepError<T> error)
    {
        attempts++;
        var ratio = Math.Max(
            Math.Max(Magnitude(error.X), Magnitude(error.Y)) / tolerance.Position,
            Math.Max(Magnitude(error.Tx), Magnitude(error.Ty)) / tolerance.Slope);
        var length = fraction * distance;
        var shortest = length <= tolerance.ShortestStep;

        // A step that overflowed (a track bent right round in one step) says nothing but that it was too long.
        var overflowed = !double.IsFinite(ratio);
        var accepted = ratio <= 1 || (shortest && !overflowed);
        if (accepted)
        {
            passed = fraction >= 1 - passed ? 1 : passed + fraction;
        }

        var growth = overflowed ? tolerance.MinimumGrowth
            : ratio > 0 ? tolerance.Safety * Exponential.Of(exponent * Logarithm.Of(ratio))
            : tolerance.MaximumGrowth;
        growth = Math.Clamp(growth, tolerance.MinimumGrowth, tolerance.MaximumGrowth);
        fraction = Math.Clamp(growth * length, Math.Min(tolerance.ShortestStep, distance), tolerance.LongestStep) / distance;
        failed = (overflowed && shortest) || double.IsNaN(length) || (passed < 1 && attempts >= tolerance.MaximumAttempts);
        return accepted;
    }

    private static double Magnitude(T value)
    {
        var largest = 0.0;
        for (var lane = 0; lane < T.LaneCount; lane++)
        {
            largest = Math.Max(largest, Math.Abs(T.Lane(value, lane)));
        }

        return largest;
    }
}
