using System.Runtime.CompilerServices;

namespace Lorentz.Numerics.Real;

/// <summary>A dual number over another number type: lanes with one derivative each, or derivatives of derivatives.</summary>
/// <remarks>
/// The value has the bits of the inner type. Source: Griewank and Walther, Evaluating Derivatives, 2nd ed. (SIAM 2008),
/// chapter 3.
/// </remarks>
/// <param name="Value">The number.</param>
/// <param name="Derivative">Its derivative along the seeded direction.</param>
public readonly record struct DualOf<TInner>(TInner Value, TInner Derivative) : IReal<DualOf<TInner>>
    where TInner : struct, IReal<TInner>
{
    /// <inheritdoc/>
    public static int LaneCount => TInner.LaneCount;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> operator +(DualOf<TInner> left, DualOf<TInner> right) =>
        new(left.Value + right.Value, left.Derivative + right.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> operator -(DualOf<TInner> left, DualOf<TInner> right) =>
        new(left.Value - right.Value, left.Derivative - right.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> operator *(DualOf<TInner> left, DualOf<TInner> right) =>
        new(left.Value * right.Value, TInner.FusedMultiplyAdd(left.Derivative, right.Value, left.Value * right.Derivative));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> operator /(DualOf<TInner> left, DualOf<TInner> right)
    {
        var quotient = left.Value / right.Value;
        return new(quotient, TInner.FusedMultiplyAdd(-quotient, right.Derivative, left.Derivative) / right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> operator -(DualOf<TInner> value) => new(-value.Value, -value.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> Constant(double value) => new(TInner.Constant(value), default);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> Sqrt(DualOf<TInner> value)
    {
        var root = TInner.Sqrt(value.Value);
        return new(root, TInner.Constant(0.5) * value.Derivative / root);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> InverseSqrt(DualOf<TInner> value)
    {
        var inverse = TInner.InverseSqrt(value.Value);
        return new(inverse, TInner.Constant(-0.5) * inverse * (inverse * inverse) * value.Derivative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> FusedMultiplyAdd(DualOf<TInner> left, DualOf<TInner> right, DualOf<TInner> addend) =>
        new(
            TInner.FusedMultiplyAdd(left.Value, right.Value, addend.Value),
            TInner.FusedMultiplyAdd(
                left.Derivative, right.Value, TInner.FusedMultiplyAdd(left.Value, right.Derivative, addend.Derivative)));

    /// <inheritdoc/>
    public static DualOf<TInner> Exp(DualOf<TInner> value)
    {
        var exponential = TInner.Exp(value.Value);
        return new(exponential, exponential * value.Derivative);
    }

    /// <inheritdoc/>
    public static DualOf<TInner> Log(DualOf<TInner> value) => new(TInner.Log(value.Value), value.Derivative / value.Value);

    /// <inheritdoc/>
    public static (DualOf<TInner> Sine, DualOf<TInner> Cosine) SinCos(DualOf<TInner> value)
    {
        var (sine, cosine) = TInner.SinCos(value.Value);
        return (new(sine, cosine * value.Derivative), new(cosine, -sine * value.Derivative));
    }

    /// <inheritdoc/>
    public static double Lane(DualOf<TInner> value, int lane) => TInner.Lane(value.Value, lane);

    /// <inheritdoc/>
    public static DualOf<TInner> FromLanes(ReadOnlySpan<double> values) => new(TInner.FromLanes(values), default);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DualOf<TInner> MaskLess(DualOf<TInner> left, DualOf<TInner> right, DualOf<TInner> value) =>
        new(
            TInner.MaskLess(left.Value, right.Value, value.Value),
            TInner.MaskLess(left.Value, right.Value, value.Derivative));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The inner type has derivatives itself: a table gives no second ones.</exception>
    public static Vector3<DualOf<TInner>> Lift<TFunction>(
        in TFunction function, DualOf<TInner> x, DualOf<TInner> y, DualOf<TInner> z)
        where TFunction : struct, IVectorFunction
    {
        var value = TInner.Lift(function, x.Value, y.Value, z.Value);
        return new(
            new(value.X, Chain(GradientRow<TFunction>.At(function, 0, x.Value, y.Value, z.Value), x, y, z)),
            new(value.Y, Chain(GradientRow<TFunction>.At(function, 1, x.Value, y.Value, z.Value), x, y, z)),
            new(value.Z, Chain(GradientRow<TFunction>.At(function, 2, x.Value, y.Value, z.Value), x, y, z)));
    }

    private static TInner Chain(Vector3<TInner> row, DualOf<TInner> x, DualOf<TInner> y, DualOf<TInner> z) =>
        TInner.FusedMultiplyAdd(
            row.X, x.Derivative, TInner.FusedMultiplyAdd(row.Y, y.Derivative, row.Z * z.Derivative));
}
