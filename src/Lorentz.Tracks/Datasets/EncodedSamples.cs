using Lorentz.Learning.Samples;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Datasets;

/// <summary>A dataset as a network of some formulation sees it: rows are encoded as they are gathered.</summary>
/// <param name="rows">The dataset.</param>
/// <param name="formulation">What the network is fed and asked for.</param>
public sealed class EncodedSamples(SampleRows rows, Formulation formulation) : SampleSource
{
    /// <inheritdoc/>
    public override long Count => rows.Count;

    /// <inheritdoc/>
    public override int Inputs => formulation.Inputs;

    /// <inheritdoc/>
    public override int Outputs => Formulation.Outputs;

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var segment = rows.Segment(indices[i]);
            formulation.EncodeInputs(segment, inputs.Slice(i * Inputs, Inputs));
            formulation.EncodeTargets(segment, rows.Deviation(indices[i]), targets.Slice(i * Outputs, Outputs));
            weights[i] = formulation.SampleWeight(segment);
        }
    }
}
