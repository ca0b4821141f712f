using System.Collections.Immutable;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>
/// The normalisation of outputs, undone in the last layer: mean + scale (w h + b). Every weight is rounded once more, by as
/// much as the product with it is rounded anyway.
/// </summary>
/// <param name="Mean">Mean of each output.</param>
/// <param name="Scale">Scale of each output.</param>
internal sealed record OutputScaling(ImmutableArray<double> Mean, ImmutableArray<double> Scale)
{
    /// <summary>Changes the last layer's weights [outputs x neurons] and biases [outputs].</summary>
    public void Apply(Span<float> weights, Span<float> biases)
    {
        var neurons = weights.Length / biases.Length;
        for (var output = 0; output < biases.Length; output++)
        {
            biases[output] = (float)(Mean[output] + (Scale[output] * biases[output]));
            foreach (ref var weight in weights.Slice(output * neurons, neurons))
            {
                weight = (float)(Scale[output] * weight);
            }
        }
    }
}
