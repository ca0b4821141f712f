using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// The loss of a network over all of some samples as a function of its weights, by the fused kernels: single precision inside
/// a part of the samples, double precision between parts.
/// </summary>
/// <param name="shape">Shape of the network.</param>
/// <param name="samples">Samples of its inputs and outputs.</param>
/// <param name="componentWeights">w_j, one per output.</param>
/// <param name="threads">Threads to use; the result does not depend on it.</param>
public sealed class NetworkLoss(NetworkShape shape, SampleSource samples, float[] componentWeights, int threads) : IObjective
{
    private const int PartSamples = 128 * ChunkWorkspace.Samples;

    /// <inheritdoc/>
    public int Dimension => shape.Parameters;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var weights = new float[point.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)point[i];
        }

        var network = new Network(shape, weights);
        var parts = FixedOrder.Map(FixedOrder.ChunkCount(samples.Count, PartSamples), threads, index =>
        {
            var (start, length) = FixedOrder.Chunk(samples.Count, PartSamples, index);
            return LossGradient.Of(network, new SamplePart(samples, start, length), componentWeights);
        });
        gradient.Clear();
        var loss = 0.0;
        for (var part = 0; part < parts.Length; part++)
        {
            var share = FixedOrder.Chunk(samples.Count, PartSamples, part).Length / (double)samples.Count;
            loss = Math.FusedMultiplyAdd(share, parts[part].Loss, loss);
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = Math.FusedMultiplyAdd(share, parts[part].Gradient[i], gradient[i]);
            }
        }

        return loss;
    }
}
