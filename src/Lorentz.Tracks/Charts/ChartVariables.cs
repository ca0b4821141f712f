using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>The Chebyshev polynomials of a segment's variables.</summary>
internal static class ChartVariables
{
    /// <summary>Doubles that a table takes.</summary>
    internal const int Room = 3 * (ChartShape.MaximalDegree + 1);

    private const int Stride = ChartShape.MaximalDegree + 1;

    /// <summary>Fills T_n(tx), T_n(ty) and T_n(q/p), and says where the line points at z = 0.</summary>
    internal static (double X, double Y) Fill(ChartShape shape, in ChartScale scale, in Segment segment, Span<double> table)
    {
        Chebyshev(segment.Tx / scale.Tx, table[..(shape.TxDegree + 1)]);
        Chebyshev(segment.Ty / scale.Ty, table.Slice(Stride, shape.TyDegree + 1));
        Chebyshev(segment.Qop / scale.Qop, table.Slice(2 * Stride, shape.QopDegree + 1));
        return ((segment.X - (segment.Tx * segment.Z0)) / scale.Vertex, (segment.Y - (segment.Ty * segment.Z0)) / scale.Vertex);
    }

    /// <summary>Fills the derivatives of the polynomials by their arguments, from the table of their values.</summary>
    internal static void FillSlopes(ChartShape shape, in ChartScale scale, in Segment segment, ReadOnlySpan<double> table, Span<double> slopes)
    {
        Slopes(segment.Tx / scale.Tx, table, slopes[..(shape.TxDegree + 1)]);
        Slopes(segment.Ty / scale.Ty, table[Stride..], slopes.Slice(Stride, shape.TyDegree + 1));
        Slopes(segment.Qop / scale.Qop, table[(2 * Stride)..], slopes.Slice(2 * Stride, shape.QopDegree + 1));
    }

    /// <summary>What all terms of a row have in common.</summary>
    internal static double Factor(ReadOnlySpan<double> table, in ChartRow row, (double X, double Y) vertex)
    {
        var factor = table[Stride + row.Ty] * table[(2 * Stride) + row.Qop];
        return row.Vertex switch
        {
            VertexPower.X => factor * vertex.X,
            VertexPower.Y => factor * vertex.Y,
            _ => factor,
        };
    }

    // T_n = 2 x T_(n-1) - T_(n-2).
    private static void Chebyshev(double x, Span<double> values)
    {
        values[0] = 1;
        if (values.Length > 1)
        {
            values[1] = x;
        }

        for (var n = 2; n < values.Length; n++)
        {
            values[n] = Math.FusedMultiplyAdd(2 * x, values[n - 1], -values[n - 2]);
        }
    }

    // T'_n = 2 T_(n-1) + 2 x T'_(n-1) - T'_(n-2).
    private static void Slopes(double x, ReadOnlySpan<double> values, Span<double> slopes)
    {
        slopes[0] = 0;
        if (slopes.Length > 1)
        {
            slopes[1] = 1;
        }

        for (var n = 2; n < slopes.Length; n++)
        {
            slopes[n] = Math.FusedMultiplyAdd(2 * x, slopes[n - 1], (2 * values[n - 1]) - slopes[n - 2]);
        }
    }
}
