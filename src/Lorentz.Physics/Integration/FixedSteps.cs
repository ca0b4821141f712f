using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Integration;

/// <summary>
/// Equal steps, each lane with its own ends and its own number of steps; a lane that has arrived takes steps of
/// length zero until the others have, so every lane has the bits it would have alone.
/// </summary>
/// <typeparam name="T">Number type of the integration.</typeparam>
public struct FixedSteps<T> : IStepControl<T>
    where T : unmanaged, IReal<T>
{
    /// <summary>More steps than this are refused: 12 m in steps of 12 micrometres.</summary>
    public const int MaximumSteps = 1_000_000;

    private readonly T end;
    private readonly T length;
    private readonly T count;
    private readonly int total;
    private readonly bool even;
    private readonly bool refused;
    private int index;

    private FixedSteps(T start, T end, T length, T count, int total, bool even, bool refused)
    {
        Start = start;
        this.end = end;
        this.length = length;
        this.count = count;
        this.total = total;
        this.even = even;
        this.refused = refused;
    }

    /// <inheritdoc/>
    public readonly T Start { get; }

    /// <inheritdoc/>
    public readonly bool Finished => index == total && !refused;

    /// <summary>
    /// As few equal steps as keep each at or below <paramref name="maximumStep"/> mm. Planes that are not numbers, and
    /// planes too far apart for <see cref="MaximumSteps"/>, give no step and never finish.
    /// </summary>
    /// <param name="start">First z in mm, a lane.</param>
    /// <param name="end">Last z in mm, a lane.</param>
    /// <param name="maximumStep">Longest step in mm.</param>
    public static FixedSteps<T> NoLongerThan(T start, T end, double maximumStep)
    {
        Span<double> counts = stackalloc double[T.LaneCount];
        var most = 0.0;
        var least = double.PositiveInfinity;
        for (var lane = 0; lane < counts.Length; lane++)
        {
            counts[lane] = Math.Ceiling(Math.Abs(T.Lane(end, lane) - T.Lane(start, lane)) / maximumStep);
            most = Math.Max(most, counts[lane]);
            least = Math.Min(least, counts[lane]);
        }

        return Create(start, end, counts, most, least);
    }

    /// <summary>Exactly <paramref name="count"/> equal steps; none for a lane that has no way to go.</summary>
    /// <param name="start">First z in mm, a lane.</param>
    /// <param name="end">Last z in mm, a lane.</param>
    /// <param name="count">Number of steps.</param>
    public static FixedSteps<T> Exactly(T start, T end, int count)
    {
        Span<double> counts = stackalloc double[T.LaneCount];
        var most = 0;
        var least = count;
        for (var lane = 0; lane < counts.Length; lane++)
        {
            var steps = T.Lane(start, lane) == T.Lane(end, lane) ? 0 : count;
            counts[lane] = steps;
            most = Math.Max(most, steps);
            least = Math.Min(least, steps);
        }

        return Create(start, end, counts, most, least);
    }

    /// <inheritdoc/>
    public bool Propose(out T z, out T h, out T end)
    {
        if (index == total)
        {
            z = default;
            h = default;
            end = default;
            return false;
        }

        // From the start each time, so that rounding does not add up along the path; a lane that has arrived stays at its end.
        var passed = T.Constant(index);
        h = length;
        z = T.FusedMultiplyAdd(passed, length, Start);
        index++;
        var after = T.Constant(index);
        end = even && index == total ? this.end : T.FusedMultiplyAdd(after, length, Start);
        if (!even)
        {
            h = T.MaskLess(passed, count, length);
            z = T.MaskLess(passed, count, z) + T.MaskLess(count, passed + T.Constant(0.5), this.end);
            end = T.MaskLess(after, count, end) + T.MaskLess(count, after + T.Constant(0.5), this.end);
        }

        return true;
    }

    /// <inheritdoc/>
    public readonly bool Accept(in StepError<T> error) => true;

    private static FixedSteps<T> Create(T start, T end, Span<double> counts, double most, double least)
    {
        Span<double> divisors = stackalloc double[counts.Length];
        for (var lane = 0; lane < counts.Length; lane++)
        {
            divisors[lane] = Math.Max(1, counts[lane]);
        }

        var refused = !(most <= MaximumSteps);
        return new(
            start, end, (end - start) / T.FromLanes(divisors), T.FromLanes(counts), refused ? 0 : (int)most, least >= most, refused);
    }
}
