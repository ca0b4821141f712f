namespace Lorentz.Sequences.Flows;

/// <summary>The right side of dz/dt = v(z, t), t from 0 to 1.</summary>
public interface IVelocity
{
    /// <summary>Whether v cannot be had at t = 1 itself.</summary>
    bool IsSingularAtEnd { get; }

    /// <summary>Writes v(z, t).</summary>
    /// <param name="time">t, from 0 to 1; below 1 where that is singular.</param>
    /// <param name="z">Where the flow stands.</param>
    /// <param name="velocity">As long as z.</param>
    void Evaluate(double time, ReadOnlySpan<double> z, Span<double> velocity);
}
