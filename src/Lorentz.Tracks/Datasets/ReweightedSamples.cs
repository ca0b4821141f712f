using Lorentz.Learning.Samples;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Datasets;

/// <summary>Encoded samples that count in the loss as someone else says.</summary>
/// <param name="samples">The samples.</param>
/// <param name="rows">The rows they were encoded from.</param>
/// <param name="weight">Weight of a sample.</param>
public sealed class ReweightedSamples(SampleSource samples, SampleRows rows, Func<Segment, double> weight) : SampleSource
{
    /// <inheritdoc/>
    public override long Count => samples.Count;

    /// <inheritdoc/>
    public override int Inputs => samples.Inputs;

    /// <inheritdoc/>
    public override int Outputs => samples.Outputs;

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        samples.Gather(indices, inputs, targets, weights);
        for (var i = 0; i < indices.Length; i++)
        {
            weights[i] = (float)weight(rows.Segment(indices[i]));
        }
    }
}
