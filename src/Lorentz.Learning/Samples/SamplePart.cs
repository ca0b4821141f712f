namespace Lorentz.Learning.Samples;

/// <summary>Consecutive samples of a source.</summary>
/// <param name="source">The source.</param>
/// <param name="first">Its sample that is number 0 here.</param>
/// <param name="count">Number of samples.</param>
public sealed class SamplePart(SampleSource source, long first, long count) : SampleSource
{
    /// <inheritdoc/>
    public override long Count => count;

    /// <inheritdoc/>
    public override int Inputs => source.Inputs;

    /// <inheritdoc/>
    public override int Outputs => source.Outputs;

    /// <inheritdoc/>
    public override void Announce(ReadOnlySpan<long> indices) => source.Announce(Shifted(indices));

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights) =>
        source.Gather(Shifted(indices), inputs, targets, weights);

    private long[] Shifted(ReadOnlySpan<long> indices)
    {
        var shifted = new long[indices.Length];
        for (var i = 0; i < shifted.Length; i++)
        {
            shifted[i] = first + indices[i];
        }

        return shifted;
    }
}
