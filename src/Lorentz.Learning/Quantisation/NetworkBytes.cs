using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Quantisation;

/// <summary>Bytes that a network takes: weights, scales, biases and what its activations are multiplied by, not its normalisation.</summary>
public static class NetworkBytes
{
    private const int Real = sizeof(float);

    /// <summary>Bytes of a network whose weights are stored in a format.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="format">The format.</param>
    public static long Stored(DeepShape shape, WeightFormat format) => format switch
    {
        WeightFormat.Float32 => (long)Real * shape.Parameters,
        WeightFormat.Float16 => 2L * shape.Parameters,
        _ => Enumerable.Range(0, shape.Layers).Sum(layer =>
            (long)shape.Out(layer) * (((format == WeightFormat.Int16 ? 2 : 1) * shape.In(layer)) + (2 * Real))),
    };

    /// <summary>
    /// Bytes of a network in integers: for each layer a byte a weight, scale and bias of each neuron, a factor for each input
    /// and one zero point; the first layer in single precision or like the others.
    /// </summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="isFirstExact">Whether the first layer is in single precision.</param>
    public static long Integers(DeepShape shape, bool isFirstExact) => Enumerable.Range(0, shape.Layers).Sum(layer =>
        layer == 0 && isFirstExact
            ? (long)Real * shape.Out(0) * (shape.In(0) + 1)
            : ((long)shape.Out(layer) * (shape.In(layer) + (2 * Real))) + ((long)Real * shape.In(layer)) + 1);
}
