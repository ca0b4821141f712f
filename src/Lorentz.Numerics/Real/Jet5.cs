using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Real;

/// <summary>
/// A double with its five partial derivatives: one pass of a formula gives its value and its row of a five-column
/// Jacobian. The value has the bits <see cref="Real64"/> has, each partial the bits <see cref="Dual"/> has.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="First">Partial derivatives with respect to parameters 0 to 3.</param>
/// <param name="Last">Partial derivative with respect to parameter 4.</param>
public readonly record struct Jet5(double Value, Vector256<double> First, double Last) : IReal<Jet5>
{
    /// <summary>Number of partial derivatives.</summary>
    public const int Count = 5;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 operator +(Jet5 left, Jet5 right) =>
        new(left.Value + right.Value, left.First + right.First, left.Last + right.Last);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 operator -(Jet5 left, Jet5 right) =>
        new(left.Value - right.Value, left.First - right.First, left.Last - right.Last);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 operator *(Jet5 left, Jet5 right) =>
        new(
            left.Value * right.Value,
            Vector256.FusedMultiplyAdd(
                left.First, Vector256.Create(right.Value), Vector256.Create(left.Value) * right.First),
            Math.FusedMultiplyAdd(left.Last, right.Value, left.Value * right.Last));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 operator /(Jet5 left, Jet5 right)
    {
        var quotient = left.Value / right.Value;
        return new(
            quotient,
            Vector256.FusedMultiplyAdd(Vector256.Create(-quotient), right.First, left.First) / Vector256.Create(right.Value),
            Math.FusedMultiplyAdd(-quotient, right.Last, left.Last) / right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 operator -(Jet5 value) => new(-value.Value, -value.First, -value.Last);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 Constant(double value) => new(value, Vector256<double>.Zero, 0.0);

    /// <summary>Parameter <paramref name="index"/> (0 to 4): its own partial derivative is 1, the others 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not 0 to 4.</exception>
    public static Jet5 Variable(double value, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return index == Count - 1
            ? new(value, Vector256<double>.Zero, 1.0)
            : new(value, Vector256<double>.Zero.WithElement(index, 1.0), 0.0);
    }

    /// <summary>Partial derivative with respect to parameter <paramref name="index"/> (0 to 4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not 0 to 4.</exception>
    public double Partial(int index) => index == Count - 1 ? Last : First.GetElement(index);

    /// <summary>Writes the five partial derivatives to the start of <paramref name="target"/>.</summary>
    public void StorePartials(Span<double> target)
    {
        target[Count - 1] = Last;
        First.CopyTo(target);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 Sqrt(Jet5 value)
    {
        var root = Math.Sqrt(value.Value);
        return new(root, value.First * 0.5 / Vector256.Create(root), 0.5 * value.Last / root);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 InverseSqrt(Jet5 value)
    {
        var inverse = 1.0 / Math.Sqrt(value.Value);
        var slope = -0.5 * inverse * (inverse * inverse);
        return new(inverse, value.First * slope, slope * value.Last);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 FusedMultiplyAdd(Jet5 left, Jet5 right, Jet5 addend)
    {
        var first = Vector256.FusedMultiplyAdd(Vector256.Create(left.Value), right.First, addend.First);
        var last = Math.FusedMultiplyAdd(left.Value, right.Last, addend.Last);
        return new(
            Math.FusedMultiplyAdd(left.Value, right.Value, addend.Value),
            Vector256.FusedMultiplyAdd(left.First, Vector256.Create(right.Value), first),
            Math.FusedMultiplyAdd(left.Last, right.Value, last));
    }

    /// <inheritdoc/>
    public static Jet5 Exp(Jet5 value)
    {
        var exponential = Exponential.Of(value.Value);
        return new(exponential, value.First * exponential, exponential * value.Last);
    }

    /// <inheritdoc/>
    public static Jet5 Log(Jet5 value) =>
        new(Logarithm.Of(value.Value), value.First / Vector256.Create(value.Value), value.Last / value.Value);

    /// <inheritdoc/>
    [SkipLocalsInit]
    public static Vector3<Jet5> Lift<TFunction>(in TFunction function, Jet5 x, Jet5 y, Jet5 z)
        where TFunction : struct, IVectorFunction
    {
        Span<double> gradient = stackalloc double[9];
        function.ValueAndGradient(x.Value, y.Value, z.Value, out var fx, out var fy, out var fz, gradient);
        return new(
            Chain(fx, gradient[..3], x, y, z),
            Chain(fy, gradient.Slice(3, 3), x, y, z),
            Chain(fz, gradient.Slice(6, 3), x, y, z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Jet5 Chain(double value, ReadOnlySpan<double> row, Jet5 x, Jet5 y, Jet5 z)
    {
        var first = Vector256.FusedMultiplyAdd(Vector256.Create(row[1]), y.First, z.First * row[2]);
        var last = Math.FusedMultiplyAdd(row[1], y.Last, row[2] * z.Last);
        return new(
            value,
            Vector256.FusedMultiplyAdd(Vector256.Create(row[0]), x.First, first),
            Math.FusedMultiplyAdd(row[0], x.Last, last));
    }

    /// <inheritdoc/>
    public static int LaneCount => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lane(Jet5 value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 FromLanes(ReadOnlySpan<double> values) => Constant(values[0]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Jet5 MaskLess(Jet5 left, Jet5 right, Jet5 value) => left.Value < right.Value ? value : Constant(0);

    /// <inheritdoc/>
    public static (Jet5 Sine, Jet5 Cosine) SinCos(Jet5 value)
    {
        var (sine, cosine) = Trigonometric.SineAndCosine(value.Value);
        return (
            new(sine, Vector256.Create(cosine) * value.First, cosine * value.Last),
            new(cosine, Vector256.Create(-sine) * value.First, -sine * value.Last));
    }
}
