using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Baselines;

/// <summary>A constant and waves: c0 + sum of a cos(k at) + b sin(k at).</summary>
/// <param name="Vectors">The wave vectors.</param>
/// <param name="Coefficients">c0, then a and b of each wave.</param>
internal sealed record FourierModel(ImmutableArray<WaveVector> Vectors, double[] Coefficients)
{
    /// <summary>1, then cosine and sine of each wave.</summary>
    public static void Columns(ImmutableArray<WaveVector> vectors, Place at, Span<double> row)
    {
        row[0] = 1.0;
        for (var wave = 0; wave < vectors.Length; wave++)
        {
            (row[(2 * wave) + 2], row[(2 * wave) + 1]) = Trigonometric.SineAndCosine((vectors[wave].Kx * at.X) + (vectors[wave].Ky * at.Y));
        }
    }

    /// <summary>The value at a place.</summary>
    public double Value(Place at)
    {
        Span<double> row = stackalloc double[Coefficients.Length];
        Columns(Vectors, at, row);
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(Coefficients[i], row[i], sum);
        }

        return sum;
    }
}
