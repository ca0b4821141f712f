using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Fields;

/// <summary>z = sum of plane waves: the simple, multi-frequency and interference families.</summary>
/// <param name="Waves">The waves, summed in this order.</param>
public sealed record PlaneWavesField(ImmutableArray<PlaneWave> Waves) : SinusoidalField
{
    /// <inheritdoc/>
    public override double Wave(Place at)
    {
        var sum = 0.0;
        foreach (var wave in Waves)
        {
            sum = Math.FusedMultiplyAdd(wave.Amplitude, Trigonometric.Sine((wave.Kx * at.X) + (wave.Ky * at.Y) + wave.Phase), sum);
        }

        return sum;
    }
}
