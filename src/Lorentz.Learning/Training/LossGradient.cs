using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;

namespace Lorentz.Learning.Training;

/// <summary>The loss of a network over all of some samples, with its gradient, by the kernels that train.</summary>
/// <param name="Loss">Mean over the samples of s_i sum over j of w_j (y_ij - t_ij)^2.</param>
/// <param name="Gradient">Its derivative by each weight, in canonical order.</param>
public sealed record LossGradient(double Loss, float[] Gradient)
{
    /// <summary>The loss and gradient of a network, on one thread.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">Samples of the network's inputs and outputs; at least one.</param>
    /// <param name="componentWeights">w_j, one per output.</param>
    /// <exception cref="ArgumentException">Samples or component weights do not fit the network.</exception>
    public static LossGradient Of(Network network, SampleSource samples, ReadOnlySpan<float> componentWeights)
    {
        SampleSource.Check(samples, network.Shape.Inputs, network.Shape.Outputs, nameof(samples));
        if (componentWeights.Length != network.Shape.Outputs)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{componentWeights.Length} component weights: needed are {network.Shape.Outputs}"),
                nameof(componentWeights));
        }

        var layout = new PackedLayout(network.Shape);
        var kernel = NetworkKernel.For(layout);
        var slicing = Slicing.OfChunks(samples.Count, ChunkWorkspace.Samples);
        var worker = new SliceWorker(layout, kernel, componentWeights, slicing.SliceSamples);
        var packed = new float[layout.Length];
        layout.Pack(network.Weights, packed);
        var weights = new AlignedBuffer<float>(layout.Length);
        layout.Scale(packed, kernel.Scale, weights.Span);
        var (loss, total, part) = (0.0, new float[layout.Length], new float[layout.Length]);
        for (long start = 0; start < samples.Count; start += slicing.SliceSamples)
        {
            var count = (int)Math.Min(slicing.SliceSamples, samples.Count - start);
            for (var i = 0; i < count; i++)
            {
                worker.Indices[i] = start + i;
            }

            loss += worker.Gradient(samples, count, weights, samples.Count, part);
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += part[i];
            }
        }

        for (var i = 0; i < layout.OutputBiasOffset; i++)
        {
            total[i] *= i % layout.BlockFloats >= layout.OutputOffset ? 1f / kernel.Scale : 1f;
        }

        return new(loss / samples.Count, layout.Unpack(total));
    }
}
