using Lorentz.Learning.Networks;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Inference;

/// <summary>Room for <see cref="PackedDeepNetwork.EvaluateBatch"/>, for networks of one shape: one for each worker.</summary>
/// <param name="shape">The shape of the networks.</param>
public sealed class DeepRoom(DeepShape shape)
{
    /// <summary>Samples that go through the layers together: enough to share the packing of a layer's weights.</summary>
    internal const int Samples = 256;

    /// <summary>The shape of the networks.</summary>
    public DeepShape Shape { get; } = shape;

    /// <summary>Values of one layer.</summary>
    internal float[] Before { get; } = new float[Samples * RowFloats(shape)];

    /// <summary>Values of the next layer.</summary>
    internal float[] After { get; } = new float[Samples * RowFloats(shape)];

    /// <summary>Room of the matrix product.</summary>
    internal MatrixRoom<float> Product { get; } = new();

    private static int RowFloats(DeepShape shape) => Math.Max(shape.Inputs, (shape.Widest + 7) / 8 * 8);
}
