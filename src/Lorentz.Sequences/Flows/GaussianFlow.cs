namespace Lorentz.Sequences.Flows;

/// <summary>
/// The exact flow from a standard normal number to one of mean m and deviation s: an oracle of samplers. With
/// z = t x1 + (1 - t) x0, v(z, t) = E[x1 - x0 | z] = m + (t s^2 - (1 - t)) (z - t m) / (t^2 s^2 + (1 - t)^2), and z(1) = m + s z(0).
/// </summary>
/// <param name="Mean">m.</param>
/// <param name="Deviation">s, above zero.</param>
public sealed record GaussianFlow(double Mean, double Deviation) : IVelocity
{
    /// <inheritdoc/>
    public bool IsSingularAtEnd => false;

    /// <summary>Where a number ends.</summary>
    public double End(double start) => Mean + (Deviation * start);

    /// <summary>
    /// The least loss of a model that sees z and t but no readings: the mean over t of Var(x1 - x0 | z), which is s pi / 2.
    /// </summary>
    public double LeastLoss => Deviation * Math.PI / 2;

    /// <summary>The same for a model that says the end point: the mean over t of Var(x1 | z) = s^2 (1 - t)^2 / (t^2 s^2 + (1 - t)^2).</summary>
    public double LeastEndPointLoss
    {
        get
        {
            // The midpoint rule is good to about 1e-7 here.
            const int Points = 1000;
            var (sum, s) = (0.0, Deviation * Deviation);
            for (var i = 0; i < Points; i++)
            {
                var t = (i + 0.5) / Points;
                var rest = (1.0 - t) * (1.0 - t);
                sum += s * rest / ((t * t * s) + rest);
            }

            return sum / Points;
        }
    }

    /// <inheritdoc/>
    public void Evaluate(double time, ReadOnlySpan<double> z, Span<double> velocity)
    {
        var (s, rest) = (Deviation * Deviation, 1.0 - time);
        var slope = ((time * s) - rest) / ((time * time * s) + (rest * rest));
        for (var i = 0; i < z.Length; i++)
        {
            velocity[i] = Math.FusedMultiplyAdd(slope, z[i] - (time * Mean), Mean);
        }
    }
}
