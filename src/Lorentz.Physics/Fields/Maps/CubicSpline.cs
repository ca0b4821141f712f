using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>The uniform cubic B-spline: its four weights in a cell, and the coefficients that fit it to a line of nodes.</summary>
/// <remarks>
/// In the cell between nodes i and i + 1, at the fraction t, the spline is the sum of c[i-1] .. c[i+2] with these
/// weights (C. de Boor, A Practical Guide to Splines, 1978, chapter X). The coefficients are a local average of the
/// node values (quasi-interpolation, ibid., chapter XII): c = f - d2 f / 6 + 7 d4 f / 240, d2 and d4 the second and
/// fourth differences. Cubic polynomials are reproduced, and the fourth-order error is a Bernoulli polynomial,
/// h^4 f(4) B4(t) / 24, whose mean over a cell is zero: along a track it averages out. Being local, the fit carries
/// a pole or a damaged node at most four cells; the spline through the nodes rings ten cells further. Beyond the
/// ends the values are continued by the cubic through the last four nodes; the cells there have larger errors.
/// </remarks>
internal static class CubicSpline
{
    /// <summary>The fewest nodes a line must have.</summary>
    public const int MinimumCount = 4;

    /// <summary>Nodes by which a line is continued on either side.</summary>
    public const int Margin = 3;

    private const double Far = 7.0 / 240.0;
    private const double Near = (-1.0 / 6.0) - (4.0 * Far);
    private const double Centre = (4.0 / 3.0) + (6.0 * Far);

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

    /// <summary>Replaces the values of a line of nodes by the coefficients of the spline that approximates them.</summary>
    /// <param name="line">Values at [1 .. n], n at least 4; coefficients at [0 .. n + 1] afterwards.</param>
    /// <param name="extended">Room for n + 6 numbers.</param>
    public static void Approximate(Span<double> line, Span<double> extended)
    {
        var n = line.Length - 2;
        line.Slice(1, n).CopyTo(extended[Margin..]);
        for (var i = Margin - 1; i >= 0; i--)
        {
            extended[i] = Continue(extended[i + 1], extended[i + 2], extended[i + 3], extended[i + 4]);
        }

        for (var i = n + Margin; i < n + (2 * Margin); i++)
        {
            extended[i] = Continue(extended[i - 1], extended[i - 2], extended[i - 3], extended[i - 4]);
        }

        for (var i = 0; i < line.Length; i++)
        {
            var near = extended[i + 1] + extended[i + 3];
            var far = extended[i] + extended[i + 4];
            line[i] = (extended[i + 2] * Centre) + (near * Near) + (far * Far);
        }
    }

    // The value at one node more of the cubic through four.
    private static double Continue(double nearest, double second, double third, double fourth) =>
        (4.0 * (nearest + third)) - (6.0 * second) - fourth;
}
