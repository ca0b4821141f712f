using System.Collections.Immutable;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Quantisation;

/// <summary>A network in 8-bit integers as data, with the first layer in single precision or not.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="First">Weights and biases of the first layer in canonical order; empty where it is in integers like the others.</param>
/// <param name="Layers">The layers in integers, first to last.</param>
public sealed record QuantisedNetwork(DeepShape Shape, float[] First, ImmutableArray<QuantisedLayer> Layers)
{
    /// <summary>Whether the first layer is in single precision.</summary>
    public bool IsFirstExact => First.Length > 0;

    /// <summary>
    /// The network that these integers stand for, without the rounding of what flows between layers: a staircase has no
    /// slope of its own, the line through its steps has.
    /// </summary>
    public DeepNetwork Smooth()
    {
        var weights = new float[Shape.Parameters];
        First.CopyTo(weights, 0);
        var start = First.Length;
        foreach (var layer in Layers)
        {
            for (var i = 0; i < layer.Weights.Length; i++)
            {
                weights[start + i] = layer.Scales[i / layer.Inputs] * layer.Weights[i] * layer.Factors[i % layer.Inputs];
            }

            layer.Biases.CopyTo(weights, start + layer.Weights.Length);
            start += layer.Weights.Length + layer.Neurons;
        }

        return new(Shape, weights);
    }
}
