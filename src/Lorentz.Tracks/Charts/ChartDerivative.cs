using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>A chart with its derivatives by the state, in double precision: those of the polynomials.</summary>
/// <remarks>
/// Terms of a row share all but the power of tx: each row is summed twice, with T_i(tx) and with its derivative, and all
/// other derivatives are factors on those sums, so the matrix costs twice the value.
/// </remarks>
internal static class ChartDerivative
{
    private const int Stride = ChartShape.MaximalDegree + 1;

    // Derivatives of the sums by tx, ty and q/p over their scales, and by the vertex over its own.
    private struct Sums
    {
        public Vector256<double> Value, ByTx, ByTy, ByQop, ByX, ByY;
    }

    /// <summary>The deviation of a segment that begins on the start plane.</summary>
    internal static DeviationJet Of(TrackChart chart, in Segment segment)
    {
        var place = segment.Dz / chart.Spacing;
        var interval = (int)Math.Clamp(place, 0, chart.Planes - 1);
        Span<double> table = stackalloc double[ChartVariables.Room];
        Span<double> slopes = stackalloc double[ChartVariables.Room];
        var vertex = ChartVariables.Fill(chart.Shape, chart.Scale, segment, table);
        ChartVariables.FillSlopes(chart.Shape, chart.Scale, segment, table, slopes);
        Span<Vector256<double>> left = stackalloc Vector256<double>[Jet5.Count + 1];
        Span<Vector256<double>> right = stackalloc Vector256<double>[Jet5.Count + 1];
        Span<Deviation> found = stackalloc Deviation[Jet5.Count + 1];

        // On the start plane, left of the first interval, there is no deviation.
        left.Clear();
        if (interval > 0)
        {
            Plane(chart, interval - 1, segment, table, slopes, vertex, left);
        }

        Plane(chart, interval, segment, table, slopes, vertex, right);
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = PlaneCubic.Between(left[i], right[i], place - interval, chart.Spacing);
        }

        return new(
            new(found[0].X, Vector256.Create(found[1].X, found[2].X, found[3].X, found[4].X), found[5].X),
            new(found[0].Y, Vector256.Create(found[1].Y, found[2].Y, found[3].Y, found[4].Y), found[5].Y),
            new(found[0].Tx, Vector256.Create(found[1].Tx, found[2].Tx, found[3].Tx, found[4].Tx), found[5].Tx),
            new(found[0].Ty, Vector256.Create(found[1].Ty, found[2].Ty, found[3].Ty, found[4].Ty), found[5].Ty));
    }

    // The deviation on a plane, then its derivatives by x, y, tx, ty, q/p.
    private static void Plane(
        TrackChart chart, int plane, in Segment segment, ReadOnlySpan<double> table, ReadOnlySpan<double> slopes, (double X, double Y) vertex,
        Span<Vector256<double>> found)
    {
        var length = chart.Shape.Terms * TrackChart.Outputs;
        var rest = MemoryMarshal.Cast<double, Vector256<double>>(chart.Coefficients.AsSpan(plane * length, length));
        var sums = default(Sums);
        foreach (ref readonly var row in chart.Shape.Rows.AsSpan())
        {
            Add(rest[..row.Count], row, table, slopes, vertex, ref sums);
            rest = rest[row.Count..];
        }

        var scale = chart.Scale;
        var charge = segment.Qop / scale.Qop;
        var lever = segment.Z0 / scale.Vertex;
        found[0] = charge * sums.Value;
        found[1] = charge / scale.Vertex * sums.ByX;
        found[2] = charge / scale.Vertex * sums.ByY;
        found[3] = charge * ((sums.ByTx / scale.Tx) - (sums.ByX * lever));
        found[4] = charge * ((sums.ByTy / scale.Ty) - (sums.ByY * lever));
        found[5] = ((charge * sums.ByQop) + sums.Value) / scale.Qop;
    }

    private static void Add(
        ReadOnlySpan<Vector256<double>> terms, in ChartRow row, ReadOnlySpan<double> table, ReadOnlySpan<double> slopes, (double X, double Y) vertex,
        ref Sums sums)
    {
        var (value, byTx) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < terms.Length; i++)
        {
            value = Vector256.FusedMultiplyAdd(Vector256.Create(table[i]), terms[i], value);
            byTx = Vector256.FusedMultiplyAdd(Vector256.Create(slopes[i]), terms[i], byTx);
        }

        var (ty, qop) = (table[Stride + row.Ty], table[(2 * Stride) + row.Qop]);
        var power = row.Vertex switch
        {
            VertexPower.X => vertex.X,
            VertexPower.Y => vertex.Y,
            _ => 1.0,
        };
        var both = ty * qop;
        sums.Value += both * power * value;
        sums.ByTx += both * power * byTx;
        sums.ByTy += slopes[Stride + row.Ty] * qop * power * value;
        sums.ByQop += ty * slopes[(2 * Stride) + row.Qop] * power * value;
        if (row.Vertex == VertexPower.X)
        {
            sums.ByX += both * value;
        }
        else if (row.Vertex == VertexPower.Y)
        {
            sums.ByY += both * value;
        }
    }
}
