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
    private readonly T start;
    private readonly T end;
    private readonly T length;
    private readonly T count;
    private readonly int total;
    private readonly bool even;
    private int index;

    private FixedSteps(T start, T end, T length, T count, int total, bool even)
    {
        this.start = start;
        this.end = end;
        this.length = length;
        this.count = count;
        this.total = total;
        this.even = even;
    }

    /// <inheritdoc/>
    public readonly bool Finished => index == total;

    /// <summary>As few equal steps as keep each at or below <paramref name="maximumStep"/> mm.</summary>
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

    /// <summary>Exactly <paramref name="count"/> equal steps.</summary>
    /// <param name="start">First z in mm, a lane.</param>
    /// <param name="end">Last z in mm, a lane.</param>
    /// <param name="count">Number of steps.</param>
    public static FixedSteps<T> Exactly(T start, T end, int count)
    {
        Span<double> counts = stackalloc double[T.LaneCount];
        counts.Fill(count);
        return Create(start, end, counts, count, count);
    }

    /// <inheritdoc/>
    public bool Propose(out T z, out T h)
    {
        if (index == total)
        {
            z = default;
            h = default;
            return false;
        }

        // From the start each time, so that rounding does not add up along the path; a lane that has arrived stays at its end.
        var passed = T.Constant(index);
        h = length;
        z = T.FusedMultiplyAdd(passed, length, start);
        if (!even)
        {
            h = T.MaskLess(passed, count, length);
            z = T.MaskLess(passed, count, z) + T.MaskLess(count, passed + T.Constant(0.5), end);
        }

        index++;
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

        return new(start, end, (end - start) / T.FromLanes(divisors), T.FromLanes(counts), (int)most, least >= most);
    }
}
