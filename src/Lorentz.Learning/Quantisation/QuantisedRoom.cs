using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Quantisation;

/// <summary>Room for batches of <see cref="PackedQuantisedNetwork"/>, for networks of one shape: one for each worker.</summary>
public sealed class QuantisedRoom
{
    /// <summary>Samples that go through the layers together: they share a layer's weights while these are in the caches.</summary>
    internal const int Samples = 32;

    /// <summary>Room for networks of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public QuantisedRoom(DeepShape shape)
    {
        Shape = shape;
        Stride = StrideOf(shape);
        (Before, After, Integers) = (new(Samples * Stride), new(Samples * Stride), new(Samples * Stride));
    }

    /// <summary>The shape of the networks.</summary>
    public DeepShape Shape { get; }

    /// <summary>Numbers from one sample to the next.</summary>
    internal int Stride { get; }

    /// <summary>Values of one layer.</summary>
    internal AlignedBuffer<float> Before { get; }

    /// <summary>Values of the next layer.</summary>
    internal AlignedBuffer<float> After { get; }

    /// <summary>Integers that stand for the values.</summary>
    internal AlignedBuffer<short> Integers { get; }

    /// <summary>Numbers of a sample in the widest layer, inputs and outputs included.</summary>
    internal static int StrideOf(DeepShape shape) => PackedByteLayer.Pad(Math.Max(shape.Widest, Math.Max(shape.Inputs, shape.Outputs)));
}
