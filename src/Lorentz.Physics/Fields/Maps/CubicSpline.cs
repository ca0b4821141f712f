using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>The uniform cubic B-spline: its four weights in a cell, and the interpolating coefficients of a line of nodes.</summary>
/// <remarks>
/// In the cell between nodes i and i + 1, at the fraction t, the spline is the sum of c[i-1] .. c[i+2] with these
/// weights (C. de Boor, A Practical Guide to Splines, 1978, chapter X). The two coefficients beyond the nodes come
/// from the not-a-knot condition (chapter IV): the third derivative is continuous at the second and the last but one
/// node, so that cubic polynomials are reproduced and the error is of fourth order up to the edge.
/// </remarks>
internal static class CubicSpline
{
    /// <summary>The fewest nodes a line must have.</summary>
    public const int MinimumCount = 4;

    /// <summary>Weights of the four coefficients at the fraction t of a cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Weights(double t)
    {
        var fraction = Vector256.Create(t);
        var sum = Vector256.FusedMultiplyAdd(
            Vector256.Create(-1.0 / 6.0, 0.5, -0.5, 1.0 / 6.0), fraction, Vector256.Create(0.5, -1.0, 0.5, 0.0));
        sum = Vector256.FusedMultiplyAdd(sum, fraction, Vector256.Create(-0.5, 0.0, 0.5, 0.0));
        return Vector256.FusedMultiplyAdd(sum, fraction, Vector256.Create(1.0 / 6.0, 2.0 / 3.0, 1.0 / 6.0, 0.0));
    }

    /// <summary>Derivatives of <see cref="Weights"/> with respect to t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Slopes(double t)
    {
        var fraction = Vector256.Create(t);
        var sum = Vector256.FusedMultiplyAdd(
            Vector256.Create(-0.5, 1.5, -1.5, 0.5), fraction, Vector256.Create(1.0, -2.0, 1.0, 0.0));
        return Vector256.FusedMultiplyAdd(sum, fraction, Vector256.Create(-0.5, 0.0, 0.5, 0.0));
    }

    /// <summary>Replaces the values of a line of nodes by the coefficients of the spline through them.</summary>
    /// <param name="line">Values at [1 .. n], n at least 4; coefficients at [0 .. n + 1] afterwards.</param>
    /// <param name="scratch">Room for as many numbers as <paramref name="line"/> has.</param>
    public static void Interpolate(Span<double> line, Span<double> scratch)
    {
        var n = line.Length - 2;
        var (first, second, third) = (line[1], line[2], line[3]);
        var (last, lastButOne, lastButTwo) = (line[n], line[n - 1], line[n - 2]);
        var start = ((8.0 * second) - first - third) / 6.0;
        var end = ((8.0 * lastButOne) - last - lastButTwo) / 6.0;
        SolveInterior(line.Slice(3, n - 4), start, end, scratch);
        line[2] = start;
        line[n - 1] = end;
        line[1] = (6.0 * second) - (4.0 * start) - line[3];
        line[n] = (6.0 * lastButOne) - (4.0 * end) - line[n - 2];
        line[0] = (6.0 * first) - (4.0 * line[1]) - start;
        line[n + 1] = (6.0 * last) - (4.0 * line[n]) - end;
    }

    // Thomas elimination of c[i-1] + 4 c[i] + c[i+1] = 6 f[i] between the two known coefficients.
    private static void SolveInterior(Span<double> values, double start, double end, Span<double> ratio)
    {
        var previousRatio = 0.0;
        var previous = start;
        for (var i = 0; i < values.Length; i++)
        {
            var pivot = 1.0 / (4.0 - previousRatio);
            previous = ((6.0 * values[i]) - previous) * pivot;
            previousRatio = pivot;
            values[i] = previous;
            ratio[i] = pivot;
        }

        var next = end;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            next = values[i] - (ratio[i] * next);
            values[i] = next;
        }
    }
}
