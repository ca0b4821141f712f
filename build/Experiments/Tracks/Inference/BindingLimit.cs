using Lorentz.Lab.Machine;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>
/// The least time this machine can take for a network, from what was measured on it: multiply-adds at the peak and
/// activations at the rate of a loop that does nothing else, or the weights read from where they lie, whichever is longer.
/// </summary>
/// <remarks>A batch reads its weights once for many samples, so arithmetic binds it.</remarks>
/// <param name="Peak">Operations per ns of one thread, a multiply-add counting two.</param>
/// <param name="ActivationNanoseconds">One activation in a loop over a first-level cache.</param>
internal sealed record BindingLimit(double Peak, double ActivationNanoseconds)
{
    private const int Values = 2048;
    private const int Runs = 15;

    /// <summary>Measures peak and activation on this machine.</summary>
    public static BindingLimit Measure(ActivationKind activation) => new(PeakMeasurement.Measure(1).SingleGigaflops, Activation(activation));

    /// <summary>Bytes that one evaluation reads: all weights and biases.</summary>
    public static int Bytes(DeepShape shape) => shape.Parameters * sizeof(float);

    /// <summary>ns that arithmetic takes at least.</summary>
    public double Arithmetic(DeepShape shape) => (2.0 * shape.MultiplyAdds / Peak) + (ActivationNanoseconds * shape.Hidden.Sum());

    /// <summary>ns that reading the weights takes at least.</summary>
    public static double Reading(DeepShape shape) => Bytes(shape) / BandwidthMeasurement.Measure(Bytes(shape));

    // The best of some runs: what disturbs one only makes it slower.
    private static double Activation(ActivationKind kind)
    {
        var arguments = Enumerable.Range(0, Values).Select(i => (8f * i / Values) - 4).ToArray();
        var values = new float[Values];
        var best = double.PositiveInfinity;
        for (var run = -Runs; run < Runs; run++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            for (var i = 0; i < Runs; i++)
            {
                ActivationFunctions.Value<float>(kind, arguments, values);
            }

            var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Runs * Values);
            best = run < 0 ? best : Math.Min(best, elapsed);
        }

        return best;
    }
}
