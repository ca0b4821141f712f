using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>Takes the carrier out of amplitude-modulated values.</summary>
public static class Demodulation
{
    /// <summary>(z - s) s for a carrier s = sin(c at): of z = (1 + m sin(b at)) s it leaves m sin(b at) s^2.</summary>
    /// <param name="places">The places.</param>
    /// <param name="values">The value z at each.</param>
    /// <param name="carrier">c.</param>
    public static double[] Of(ImmutableArray<Place> places, ReadOnlySpan<double> values, WaveVector carrier)
    {
        var left = new double[values.Length];
        for (var i = 0; i < left.Length; i++)
        {
            var sine = Trigonometric.Sine((carrier.Kx * places[i].X) + (carrier.Ky * places[i].Y));
            left[i] = (values[i] - sine) * sine;
        }

        return left;
    }
}
