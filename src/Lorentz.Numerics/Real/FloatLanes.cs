using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Real;

/// <summary>Eight floats that travel together, one track a lane; lane i has the bits <see cref="Real32"/> has.</summary>
/// <param name="Value">The eight lanes.</param>
public readonly record struct FloatLanes(Vector256<float> Value) : IReal<FloatLanes>
{
    /// <summary>Number of lanes: part of the contract, whatever the hardware's width.</summary>
    public const int Count = 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator +(FloatLanes left, FloatLanes right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator -(FloatLanes left, FloatLanes right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator *(FloatLanes left, FloatLanes right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator /(FloatLanes left, FloatLanes right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator -(FloatLanes value) => new(-value.Value);

    /// <summary>The float nearest to <paramref name="value"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes Constant(double value) =>
        // Not (float)value: the scalar conversion keeps the upper part of its target register, which chains every
        // conversion in a loop to the one before and made the 96-source field four times slower.
        new(Vector256.Create(Vector128.Narrow(Vector128.CreateScalarUnsafe(value), Vector128<double>.Zero).ToScalar()));

    /// <summary>Eight consecutive floats from <paramref name="source"/> at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes Load(ReadOnlySpan<float> source, int offset) =>
        new(Vector256.Create(source.Slice(offset, Count)));

    /// <summary>Stores the eight lanes to <paramref name="target"/> at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<float> target, int offset) => Value.CopyTo(target.Slice(offset, Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes Sqrt(FloatLanes value) => new(Vector256.Sqrt(value.Value));

    /// <summary>1/sqrt of each lane: a square root and a division, each correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes InverseSqrt(FloatLanes value) => new(Vector256<float>.One / Vector256.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes FusedMultiplyAdd(FloatLanes left, FloatLanes right, FloatLanes addend) =>
        new(Vector256.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes Exp(FloatLanes value) => new(Exponential.Of(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes Log(FloatLanes value) => new(Logarithm.Of(value.Value));

    /// <summary>Evaluates the function in double precision lane by lane and rounds each component once.</summary>
    public static Vector3<FloatLanes> Lift<TFunction>(in TFunction function, FloatLanes x, FloatLanes y, FloatLanes z)
        where TFunction : struct, IVectorFunction
    {
        var fx = Vector256<float>.Zero;
        var fy = Vector256<float>.Zero;
        var fz = Vector256<float>.Zero;
        for (var lane = 0; lane < Count; lane++)
        {
            function.Value(
                x.Value.GetElement(lane), y.Value.GetElement(lane), z.Value.GetElement(lane), out var ax, out var ay, out var az);
            fx = fx.WithElement(lane, (float)ax);
            fy = fy.WithElement(lane, (float)ay);
            fz = fz.WithElement(lane, (float)az);
        }

        return new(new(fx), new(fy), new(fz));
    }

    /// <inheritdoc/>
    public static int LaneCount => Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lane(FloatLanes value, int lane) => value.Value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes FromLanes(ReadOnlySpan<double> values)
    {
        Span<float> rounded = stackalloc float[Count];
        for (var lane = 0; lane < Count; lane++)
        {
            rounded[lane] = (float)values[lane];
        }

        return new(Vector256.Create<float>(rounded));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes MaskLess(FloatLanes left, FloatLanes right, FloatLanes value) =>
        new(Vector256.LessThan(left.Value, right.Value) & value.Value);

    /// <inheritdoc/>
    public static (FloatLanes Sine, FloatLanes Cosine) SinCos(FloatLanes value)
    {
        var (sine, cosine) = Trigonometric.SineAndCosine(value.Value);
        return (new(sine), new(cosine));
    }
}
