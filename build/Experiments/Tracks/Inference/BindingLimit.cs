using Lorentz.Lab.Machine;
using Lorentz.Learning.Networks;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>
/// The least time this machine can take for a network, from what was measured on it: multiply-adds and the operations of
/// activations at the peak rate, or the weights read from where they lie, whichever is longer.
/// </summary>
/// <remarks>A batch reads its weights once for many samples, so arithmetic binds it.</remarks>
/// <param name="Peak">Operations per ns of one thread, a multiply-add counting two.</param>
internal sealed record BindingLimit(double Peak)
{
    /// <summary>
    /// Floating-point instructions of the fused SiLU, each in the place of a multiply-add: two limits, three for the nearest
    /// integer, five multiply-adds, a sum, a division and a product.
    /// </summary>
    public const int ActivationOperations = 13;

    /// <summary>Measures the peak of this machine.</summary>
    public static BindingLimit Measure() => new(PeakMeasurement.Measure(1).SingleGigaflops);

    /// <summary>Bytes that one evaluation reads: all weights and biases.</summary>
    public static int Bytes(DeepShape shape) => shape.Parameters * sizeof(float);

    /// <summary>ns that arithmetic takes at least.</summary>
    public double Arithmetic(DeepShape shape) => 2.0 * (shape.MultiplyAdds + (ActivationOperations * shape.Hidden.Sum())) / Peak;

    /// <summary>ns that reading the weights takes at least.</summary>
    public static double Reading(DeepShape shape) => Bytes(shape) / BandwidthMeasurement.Measure(Bytes(shape));
}
