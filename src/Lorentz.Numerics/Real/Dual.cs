using System.Runtime.CompilerServices;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Real;

/// <summary>
/// A dual number: a double and its derivative along one direction, by forward-mode differentiation. The value has
/// the bits <see cref="Real64"/> has.
/// </summary>
/// <remarks>Source: Griewank and Walther, Evaluating Derivatives, 2nd ed. (SIAM 2008), chapter 3.</remarks>
/// <param name="Value">The number.</param>
/// <param name="Derivative">Its derivative along the seeded direction.</param>
public readonly record struct Dual(double Value, double Derivative) : IReal<Dual>
{
    /// <inheritdoc/>
    public static Dual operator +(Dual left, Dual right) =>
        new(left.Value + right.Value, left.Derivative + right.Derivative);

    /// <inheritdoc/>
    public static Dual operator -(Dual left, Dual right) =>
        new(left.Value - right.Value, left.Derivative - right.Derivative);

    /// <inheritdoc/>
    public static Dual operator *(Dual left, Dual right) =>
        new(left.Value * right.Value, Math.FusedMultiplyAdd(left.Derivative, right.Value, left.Value * right.Derivative));

    /// <inheritdoc/>
    public static Dual operator /(Dual left, Dual right)
    {
        var quotient = left.Value / right.Value;
        return new(quotient, Math.FusedMultiplyAdd(-quotient, right.Derivative, left.Derivative) / right.Value);
    }

    /// <inheritdoc/>
    public static Dual operator -(Dual value) => new(-value.Value, -value.Derivative);

    /// <inheritdoc/>
    public static Dual Constant(double value) => new(value, 0.0);

    /// <summary>The variable the derivative is taken for: its derivative is 1.</summary>
    public static Dual Variable(double value) => new(value, 1.0);

    /// <inheritdoc/>
    public static Dual Sqrt(Dual value)
    {
        var root = Math.Sqrt(value.Value);
        return new(root, 0.5 * value.Derivative / root);
    }

    /// <inheritdoc/>
    public static Dual InverseSqrt(Dual value)
    {
        var inverse = 1.0 / Math.Sqrt(value.Value);
        return new(inverse, -0.5 * inverse * (inverse * inverse) * value.Derivative);
    }

    /// <inheritdoc/>
    public static Dual FusedMultiplyAdd(Dual left, Dual right, Dual addend) =>
        new(
            Math.FusedMultiplyAdd(left.Value, right.Value, addend.Value),
            Math.FusedMultiplyAdd(
                left.Derivative, right.Value, Math.FusedMultiplyAdd(left.Value, right.Derivative, addend.Derivative)));

    /// <inheritdoc/>
    public static Dual Exp(Dual value)
    {
        var exponential = Exponential.Of(value.Value);
        return new(exponential, exponential * value.Derivative);
    }

    /// <inheritdoc/>
    public static Dual Log(Dual value) => new(Logarithm.Of(value.Value), value.Derivative / value.Value);

    /// <inheritdoc/>
    [SkipLocalsInit]
    public static Vector3<Dual> Lift<TFunction>(in TFunction function, Dual x, Dual y, Dual z)
        where TFunction : struct, IVectorFunction
    {
        Span<double> gradient = stackalloc double[9];
        function.ValueAndGradient(x.Value, y.Value, z.Value, out var fx, out var fy, out var fz, gradient);
        return new(
            new(fx, Chain(gradient[..3], x, y, z)),
            new(fy, Chain(gradient.Slice(3, 3), x, y, z)),
            new(fz, Chain(gradient.Slice(6, 3), x, y, z)));
    }

    private static double Chain(ReadOnlySpan<double> row, Dual x, Dual y, Dual z) =>
        Math.FusedMultiplyAdd(
            row[0], x.Derivative, Math.FusedMultiplyAdd(row[1], y.Derivative, row[2] * z.Derivative));

    /// <inheritdoc/>
    public static int LaneCount => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lane(Dual value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual FromLanes(ReadOnlySpan<double> values) => Constant(values[0]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual MaskLess(Dual left, Dual right, Dual value) => left.Value < right.Value ? value : Constant(0);

    /// <inheritdoc/>
    public static (Dual Sine, Dual Cosine) SinCos(Dual value)
    {
        var (sine, cosine) = Trigonometric.SineAndCosine(value.Value);
        return (new(sine, cosine * value.Derivative), new(cosine, -sine * value.Derivative));
    }
}
