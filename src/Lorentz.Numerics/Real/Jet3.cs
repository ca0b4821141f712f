using System.Runtime.CompilerServices;

namespace Lorentz.Numerics.Real;

/// <summary>A number over another number type with derivatives along three directions, whose value is computed once for all.</summary>
/// <remarks>
/// Three, because a structure of up to four fields stays in registers: with four directions a pass takes five times as long.
/// The value has the bits of the inner type, each derivative those of <see cref="DualOf{TInner}"/>.
/// </remarks>
/// <param name="Value">The number.</param>
/// <param name="D0">Derivative along direction 0.</param>
/// <param name="D1">Derivative along direction 1.</param>
/// <param name="D2">Derivative along direction 2.</param>
public readonly record struct Jet3<TInner>(TInner Value, TInner D0, TInner D1, TInner D2) : IReal<Jet3<TInner>>
    where TInner : struct, IReal<TInner>
{
    /// <summary>Number of directions.</summary>
    public const int Count = 3;

    /// <inheritdoc/>
    public static int LaneCount => TInner.LaneCount;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> operator +(Jet3<TInner> left, Jet3<TInner> right) =>
        new(left.Value + right.Value, left.D0 + right.D0, left.D1 + right.D1, left.D2 + right.D2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> operator -(Jet3<TInner> left, Jet3<TInner> right) =>
        new(left.Value - right.Value, left.D0 - right.D0, left.D1 - right.D1, left.D2 - right.D2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> operator *(Jet3<TInner> left, Jet3<TInner> right) =>
        new(
            left.Value * right.Value,
            TInner.FusedMultiplyAdd(left.D0, right.Value, left.Value * right.D0),
            TInner.FusedMultiplyAdd(left.D1, right.Value, left.Value * right.D1),
            TInner.FusedMultiplyAdd(left.D2, right.Value, left.Value * right.D2));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> operator /(Jet3<TInner> left, Jet3<TInner> right)
    {
        var quotient = left.Value / right.Value;
        var minus = -quotient;
        return new(
            quotient,
            TInner.FusedMultiplyAdd(minus, right.D0, left.D0) / right.Value,
            TInner.FusedMultiplyAdd(minus, right.D1, left.D1) / right.Value,
            TInner.FusedMultiplyAdd(minus, right.D2, left.D2) / right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> operator -(Jet3<TInner> value) => new(-value.Value, -value.D0, -value.D1, -value.D2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> Constant(double value) => new(TInner.Constant(value), default, default, default);

    /// <summary>A number whose derivative along one direction is 1; along none where the direction is not 0 to 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> Of(TInner value, int direction) =>
        new(value, Seed(direction == 0), Seed(direction == 1), Seed(direction == 2));

    /// <summary>Derivative along a direction (0 to 2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The direction is not 0 to 2.</exception>
    public TInner Partial(int direction) => direction switch
    {
        0 => D0,
        1 => D1,
        2 => D2,
        _ => throw new ArgumentOutOfRangeException(nameof(direction)),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> Sqrt(Jet3<TInner> value)
    {
        var root = TInner.Sqrt(value.Value);
        var half = TInner.Constant(0.5);
        return new(root, half * value.D0 / root, half * value.D1 / root, half * value.D2 / root);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> InverseSqrt(Jet3<TInner> value)
    {
        var inverse = TInner.InverseSqrt(value.Value);
        return Along(inverse, TInner.Constant(-0.5) * inverse * (inverse * inverse), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> FusedMultiplyAdd(Jet3<TInner> left, Jet3<TInner> right, Jet3<TInner> addend) =>
        new(
            TInner.FusedMultiplyAdd(left.Value, right.Value, addend.Value),
            TInner.FusedMultiplyAdd(left.D0, right.Value, TInner.FusedMultiplyAdd(left.Value, right.D0, addend.D0)),
            TInner.FusedMultiplyAdd(left.D1, right.Value, TInner.FusedMultiplyAdd(left.Value, right.D1, addend.D1)),
            TInner.FusedMultiplyAdd(left.D2, right.Value, TInner.FusedMultiplyAdd(left.Value, right.D2, addend.D2)));

    /// <inheritdoc/>
    public static Jet3<TInner> Exp(Jet3<TInner> value)
    {
        var exponential = TInner.Exp(value.Value);
        return Along(exponential, exponential, value);
    }

    /// <inheritdoc/>
    public static Jet3<TInner> Log(Jet3<TInner> value) =>
        new(TInner.Log(value.Value), value.D0 / value.Value, value.D1 / value.Value, value.D2 / value.Value);

    /// <inheritdoc/>
    public static (Jet3<TInner> Sine, Jet3<TInner> Cosine) SinCos(Jet3<TInner> value)
    {
        var (sine, cosine) = TInner.SinCos(value.Value);
        return (Along(sine, cosine, value), Along(cosine, -sine, value));
    }

    /// <inheritdoc/>
    public static double Lane(Jet3<TInner> value, int lane) => TInner.Lane(value.Value, lane);

    /// <inheritdoc/>
    public static Jet3<TInner> FromLanes(ReadOnlySpan<double> values) => new(TInner.FromLanes(values), default, default, default);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet3<TInner> MaskLess(Jet3<TInner> left, Jet3<TInner> right, Jet3<TInner> value) =>
        new(
            TInner.MaskLess(left.Value, right.Value, value.Value),
            TInner.MaskLess(left.Value, right.Value, value.D0),
            TInner.MaskLess(left.Value, right.Value, value.D1),
            TInner.MaskLess(left.Value, right.Value, value.D2));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The inner type has derivatives itself: a table gives no second ones.</exception>
    public static Vector3<Jet3<TInner>> Lift<TFunction>(in TFunction function, Jet3<TInner> x, Jet3<TInner> y, Jet3<TInner> z)
        where TFunction : struct, IVectorFunction
    {
        var value = TInner.Lift(function, x.Value, y.Value, z.Value);
        return new(
            Chain(value.X, GradientRow<TFunction>.At(function, 0, x.Value, y.Value, z.Value), x, y, z),
            Chain(value.Y, GradientRow<TFunction>.At(function, 1, x.Value, y.Value, z.Value), x, y, z),
            Chain(value.Z, GradientRow<TFunction>.At(function, 2, x.Value, y.Value, z.Value), x, y, z));
    }

    // The default of every number type is zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInner Seed(bool isOne) => isOne ? TInner.Constant(1.0) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Jet3<TInner> Along(TInner result, TInner slope, Jet3<TInner> value) =>
        new(result, slope * value.D0, slope * value.D1, slope * value.D2);

    private static Jet3<TInner> Chain(TInner value, Vector3<TInner> row, Jet3<TInner> x, Jet3<TInner> y, Jet3<TInner> z) =>
        new(
            value,
            TInner.FusedMultiplyAdd(row.X, x.D0, TInner.FusedMultiplyAdd(row.Y, y.D0, row.Z * z.D0)),
            TInner.FusedMultiplyAdd(row.X, x.D1, TInner.FusedMultiplyAdd(row.Y, y.D1, row.Z * z.D1)),
            TInner.FusedMultiplyAdd(row.X, x.D2, TInner.FusedMultiplyAdd(row.Y, y.D2, row.Z * z.D2)));
}
