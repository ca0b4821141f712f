using System.Collections.Immutable;
using Lorentz.Numerics.Random;

namespace Lorentz.Sequences.Fields;

/// <summary>Draws the fields of the study. U(a, b) below is uniform; every component and phase is drawn on its own.</summary>
public static class FieldGenerator
{
    private const double Turn = 2.0 * Math.PI;

    /// <summary>The field of a key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such family.</exception>
    public static SinusoidalField Draw(FieldKey key) => key.Complexity switch
    {
        FieldComplexity.Simple => new PlaneWavesField([Wave(key.Parameters, 0, 1.0, 1.0, 3.0)]),
        FieldComplexity.MultiFrequency => MultiFrequency(key.Parameters),
        FieldComplexity.Radial => new RadialField(key.Parameters.Uniform(0, 2.0, 8.0), key.Parameters.Uniform(1, 0.0, Turn)),
        FieldComplexity.Interference => Interference(key.Parameters),
        FieldComplexity.Modulated => Modulated(key.Parameters),
        FieldComplexity.Composite => new CompositeField(
            key.Parameters.Uniform(0, 2.0, 6.0), 2 + (int)key.Parameters.Below(1, 4), key.Parameters.Uniform(2, 2.0, 5.0), key.Parameters.Uniform(3, 2.0, 5.0)),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Complexity, "one of the six families was expected"),
    };

    // The mean of m = 2 or 3 waves with amplitudes U(0.3, 1) and wave vectors U(0.5, 5).
    private static PlaneWavesField MultiFrequency(RandomStream stream)
    {
        var count = 2 + (int)stream.Below(0, 2);
        return new([
            .. Enumerable.Range(0, count).Select(wave =>
            {
                var first = 1 + (4 * (ulong)wave);
                return Wave(stream, first + 1, stream.Uniform(first, 0.3, 1.0) / count, 0.5, 5.0);
            }),
        ]);
    }

    // Wave vectors U(2, 6) and the same plus U(-1, 1): summed, not averaged.
    private static PlaneWavesField Interference(RandomStream stream)
    {
        var first = Wave(stream, 0, 1.0, 2.0, 6.0);
        return new([
            first,
            new(1.0, first.Kx + stream.Uniform(3, -1.0, 1.0), first.Ky + stream.Uniform(4, -1.0, 1.0), stream.Uniform(5, 0.0, Turn)),
        ]);
    }

    private static SinusoidalField Modulated(RandomStream stream) => stream.Below(0, 2) == 0
        ? new AmplitudeModulatedField(
            stream.Uniform(1, 0.5, 1.0), stream.Uniform(2, 0.5, 2.0), stream.Uniform(3, 0.5, 2.0), stream.Uniform(4, 3.0, 7.0), stream.Uniform(5, 3.0, 7.0))
        : new FrequencyModulatedField(stream.Uniform(1, 3.0, 7.0), stream.Uniform(2, 0.5, 2.0), stream.Uniform(3, 1.0, 3.0));

    private static PlaneWave Wave(RandomStream stream, ulong index, double amplitude, double least, double most) => new(
        amplitude, stream.Uniform(index, least, most), stream.Uniform(index + 1, least, most), stream.Uniform(index + 2, 0.0, Turn));
}
