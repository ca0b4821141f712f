namespace Lorentz.Sequences.Flows;

/// <summary>
/// Follows a flow from noise to values with Heun's method in equal steps (as in Karras et al. 2022, arXiv:2206.00364,
/// algorithm 1, for straight lines). Where v is singular at t = 1 the last step is Euler's, which is exact for a model that
/// says the end point: z + (1 - t) (x1 - z) / (1 - t) = x1.
/// </summary>
public static class HeunSampler
{
    /// <summary>Follows the flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="z">Noise; overwritten by values.</param>
    /// <param name="steps">Steps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No steps.</exception>
    public static void Run(IVelocity flow, Span<double> z, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var first = new double[z.Length];
        var second = new double[z.Length];
        var ahead = new double[z.Length];
        var length = 1.0 / steps;
        for (var step = 0; step < steps; step++)
        {
            flow.Evaluate((double)step / steps, z, first);
            for (var i = 0; i < z.Length; i++)
            {
                ahead[i] = Math.FusedMultiplyAdd(length, first[i], z[i]);
            }

            if (step == steps - 1 && flow.IsSingularAtEnd)
            {
                ahead.CopyTo(z);
                return;
            }

            flow.Evaluate((step + 1.0) / steps, ahead, second);
            for (var i = 0; i < z.Length; i++)
            {
                z[i] = Math.FusedMultiplyAdd(0.5 * length, first[i] + second[i], z[i]);
            }
        }
    }
}
