using Lorentz.Numerics.Random;

namespace Lorentz.Sequences.Flows;

/// <summary>
/// A flow as the plan's sampler of V1 asks for it: every question is put with new noise instead of where the flow stands.
/// What comes out is the first noise plus a drift that knows nothing of it.
/// </summary>
/// <param name="flow">The flow.</param>
/// <param name="seed">Seed of the noise.</param>
/// <param name="stream">Its stream; each question has numbers of its own.</param>
public sealed class ForgetfulFlow(IVelocity flow, ulong seed, ulong stream) : IVelocity
{
    private ulong questions;

    /// <inheritdoc/>
    public bool IsSingularAtEnd => flow.IsSingularAtEnd;

    /// <inheritdoc/>
    public void Evaluate(double time, ReadOnlySpan<double> z, Span<double> velocity)
    {
        var random = new RandomStream(seed, stream);
        var noise = new double[z.Length];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = random.Normal((questions << 32) + (ulong)i);
        }

        questions++;
        flow.Evaluate(time, noise, velocity);
    }
}
