using System.Runtime.CompilerServices;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Real;

/// <summary>A double as a real-number type.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Real64(double Value) : IReal<Real64>
{
    /// <inheritdoc/>
    public static Real64 operator +(Real64 left, Real64 right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Real64 operator -(Real64 left, Real64 right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Real64 operator *(Real64 left, Real64 right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Real64 operator /(Real64 left, Real64 right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Real64 operator -(Real64 value) => new(-value.Value);

    /// <inheritdoc/>
    public static Real64 Constant(double value) => new(value);

    /// <inheritdoc/>
    public static Real64 Sqrt(Real64 value) => new(Math.Sqrt(value.Value));

    /// <inheritdoc/>
    public static Real64 InverseSqrt(Real64 value) => new(1.0 / Math.Sqrt(value.Value));

    /// <inheritdoc/>
    public static Real64 FusedMultiplyAdd(Real64 left, Real64 right, Real64 addend) =>
        new(Math.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    public static Real64 Exp(Real64 value) => new(Exponential.Of(value.Value));

    /// <inheritdoc/>
    public static Real64 Log(Real64 value) => new(Logarithm.Of(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<Real64> Lift<TFunction>(in TFunction function, Real64 x, Real64 y, Real64 z)
        where TFunction : struct, IVectorFunction
    {
        function.Value(x.Value, y.Value, z.Value, out var fx, out var fy, out var fz);
        return new(new(fx), new(fy), new(fz));
    }

    /// <inheritdoc/>
    public static int LaneCount => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lane(Real64 value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 FromLanes(ReadOnlySpan<double> values) => Constant(values[0]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 MaskLess(Real64 left, Real64 right, Real64 value) => left.Value < right.Value ? value : Constant(0);

    /// <inheritdoc/>
    public static (Real64 Sine, Real64 Cosine) SinCos(Real64 value)
    {
        var (sine, cosine) = Trigonometric.SineAndCosine(value.Value);
        return (new(sine), new(cosine));
    }
}
