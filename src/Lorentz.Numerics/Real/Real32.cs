using System.Runtime.CompilerServices;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Real;

/// <summary>A float as a real-number type.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Real32(float Value) : IReal<Real32>
{
    /// <inheritdoc/>
    public static Real32 operator +(Real32 left, Real32 right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Real32 operator -(Real32 left, Real32 right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Real32 operator *(Real32 left, Real32 right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Real32 operator /(Real32 left, Real32 right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Real32 operator -(Real32 value) => new(-value.Value);

    /// <summary>The float nearest to <paramref name="value"/>.</summary>
    public static Real32 Constant(double value) => new((float)value);

    /// <inheritdoc/>
    public static Real32 Sqrt(Real32 value) => new(MathF.Sqrt(value.Value));

    /// <summary>1/sqrt(value): a square root and a division, each correctly rounded.</summary>
    public static Real32 InverseSqrt(Real32 value) => new(1f / MathF.Sqrt(value.Value));

    /// <inheritdoc/>
    public static Real32 FusedMultiplyAdd(Real32 left, Real32 right, Real32 addend) =>
        new(MathF.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    public static Real32 Exp(Real32 value) => new(Exponential.Of(value.Value));

    /// <inheritdoc/>
    public static Real32 Log(Real32 value) => new(Logarithm.Of(value.Value));

    /// <summary>Evaluates the function in double precision and rounds its three components once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<Real32> Lift<TFunction>(in TFunction function, Real32 x, Real32 y, Real32 z)
        where TFunction : struct, IVectorFunction
    {
        function.Value(x.Value, y.Value, z.Value, out var fx, out var fy, out var fz);
        return new(new((float)fx), new((float)fy), new((float)fz));
    }

    /// <inheritdoc/>
    public static int LaneCount => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lane(Real32 value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 FromLanes(ReadOnlySpan<double> values) => Constant(values[0]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 MaskLess(Real32 left, Real32 right, Real32 value) => left.Value < right.Value ? value : Constant(0);

    /// <inheritdoc/>
    public static (Real32 Sine, Real32 Cosine) SinCos(Real32 value)
    {
        var (sine, cosine) = Trigonometric.SineAndCosine(value.Value);
        return (new(sine), new(cosine));
    }
}
