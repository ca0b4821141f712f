using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Real;

/// <summary>Four doubles that travel together, one track a lane; lane i has the bits <see cref="Real64"/> has.</summary>
/// <param name="Value">The four lanes.</param>
public readonly record struct DoubleLanes(Vector256<double> Value) : IReal<DoubleLanes>
{
    /// <summary>Number of lanes: part of the contract, whatever the hardware's width.</summary>
    public const int Count = 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator +(DoubleLanes left, DoubleLanes right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator -(DoubleLanes left, DoubleLanes right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator *(DoubleLanes left, DoubleLanes right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator /(DoubleLanes left, DoubleLanes right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator -(DoubleLanes value) => new(-value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Constant(double value) => new(Vector256.Create(value));

    /// <summary>Four consecutive doubles from <paramref name="source"/> at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Load(ReadOnlySpan<double> source, int offset) =>
        new(Vector256.Create(source.Slice(offset, Count)));

    /// <summary>Stores the four lanes to <paramref name="target"/> at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<double> target, int offset) => Value.CopyTo(target.Slice(offset, Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Sqrt(DoubleLanes value) => new(Vector256.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes InverseSqrt(DoubleLanes value) => new(Vector256<double>.One / Vector256.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes FusedMultiplyAdd(DoubleLanes left, DoubleLanes right, DoubleLanes addend) =>
        new(Vector256.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Exp(DoubleLanes value) => new(Exponential.Of(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Log(DoubleLanes value) => new(Logarithm.Of(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<DoubleLanes> Lift<TFunction>(in TFunction function, DoubleLanes x, DoubleLanes y, DoubleLanes z)
        where TFunction : struct, IVectorFunction
    {
        function.Value(x.Value[0], y.Value[0], z.Value[0], out var ax, out var ay, out var az);
        function.Value(x.Value[1], y.Value[1], z.Value[1], out var bx, out var by, out var bz);
        function.Value(x.Value[2], y.Value[2], z.Value[2], out var cx, out var cy, out var cz);
        function.Value(x.Value[3], y.Value[3], z.Value[3], out var dx, out var dy, out var dz);
        return new(
            new(Vector256.Create(ax, bx, cx, dx)),
            new(Vector256.Create(ay, by, cy, dy)),
            new(Vector256.Create(az, bz, cz, dz)));
    }

    /// <inheritdoc/>
    public static int LaneCount => Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lane(DoubleLanes value, int lane) => value.Value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes FromLanes(ReadOnlySpan<double> values) => new(Vector256.Create(values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes MaskLess(DoubleLanes left, DoubleLanes right, DoubleLanes value) =>
        new(Vector256.LessThan(left.Value, right.Value) & value.Value);

    /// <inheritdoc/>
    public static (DoubleLanes Sine, DoubleLanes Cosine) SinCos(DoubleLanes value)
    {
        var (sine, cosine) = Trigonometric.SineAndCosine(value.Value);
        return (new(sine), new(cosine));
    }
}
