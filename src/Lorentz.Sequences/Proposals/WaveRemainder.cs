using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.LeastSquares;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>Values at some places as a sum of waves of given wave vectors, by linear least squares, and what is left of them.</summary>
/// <param name="Amplitudes">Of cosine and sine of each wave, one after the other.</param>
/// <param name="Left">Values less the waves.</param>
public sealed record WaveRemainder(double[] Amplitudes, double[] Left)
{
    // Against nearly equal wave vectors, whose amplitudes would otherwise grow without limit.
    private const double Ridge = 1e-9;

    /// <summary>The fit.</summary>
    /// <param name="places">The places.</param>
    /// <param name="values">The value at each.</param>
    /// <param name="vectors">The wave vectors.</param>
    public static WaveRemainder Of(ImmutableArray<Place> places, ReadOnlySpan<double> values, ReadOnlySpan<WaveVector> vectors)
    {
        var width = 2 * vectors.Length;
        var equations = new NormalEquations(width, 1);
        var rows = new double[places.Length * width];
        for (var i = 0; i < places.Length; i++)
        {
            var row = rows.AsSpan(i * width, width);
            for (var wave = 0; wave < vectors.Length; wave++)
            {
                (row[(2 * wave) + 1], row[2 * wave]) = Trigonometric.SineAndCosine((vectors[wave].Kx * places[i].X) + (vectors[wave].Ky * places[i].Y));
            }

            equations.Add(row, values.Slice(i, 1));
        }

        var amplitudes = equations.Solve(Ridge);
        var left = values.ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < width; j++)
            {
                left[i] = Math.FusedMultiplyAdd(-rows[(i * width) + j], amplitudes[j], left[i]);
            }
        }

        return new(amplitudes, left);
    }
}
