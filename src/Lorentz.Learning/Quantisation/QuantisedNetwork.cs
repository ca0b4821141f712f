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
}
