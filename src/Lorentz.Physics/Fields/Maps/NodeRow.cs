using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Three components on four neighbouring nodes along z, as they lie in memory: xyzx yzxy zxyz.</summary>
internal readonly record struct NodeRow(Vector256<double> First, Vector256<double> Second, Vector256<double> Third)
{
    /// <summary>Twelve numbers from <paramref name="source"/>, widened, times <paramref name="weight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NodeRow Scaled(ref float source, int offset, Vector256<double> weight)
    {
        ref var row = ref Unsafe.Add(ref source, offset);
        return new(Widen(ref row, 0) * weight, Widen(ref row, 4) * weight, Widen(ref row, 8) * weight);
    }

    /// <summary>This row times <paramref name="weight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NodeRow Times(Vector256<double> weight) => new(First * weight, Second * weight, Third * weight);

    /// <summary>This row plus twelve numbers from <paramref name="source"/> times <paramref name="weight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NodeRow Add(ref float source, int offset, Vector256<double> weight)
    {
        ref var row = ref Unsafe.Add(ref source, offset);
        return new(
            Vector256.FusedMultiplyAdd(Widen(ref row, 0), weight, First),
            Vector256.FusedMultiplyAdd(Widen(ref row, 4), weight, Second),
            Vector256.FusedMultiplyAdd(Widen(ref row, 8), weight, Third));
    }

    /// <summary>This row plus another times <paramref name="weight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NodeRow Add(NodeRow row, Vector256<double> weight) => new(
        Vector256.FusedMultiplyAdd(row.First, weight, First),
        Vector256.FusedMultiplyAdd(row.Second, weight, Second),
        Vector256.FusedMultiplyAdd(row.Third, weight, Third));

    /// <summary>The sum over the four nodes, each with its weight, of each component.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Contract(Vector256<double> weights, out double x, out double y, out double z)
    {
        var first = First * Vector256.Shuffle(weights, Vector256.Create(0L, 0L, 0L, 1L));
        var second = Second * Vector256.Shuffle(weights, Vector256.Create(1L, 1L, 2L, 2L));
        var third = Third * Vector256.Shuffle(weights, Vector256.Create(2L, 3L, 3L, 3L));
        x = first[0] + first[3] + (second[2] + third[1]);
        y = first[1] + second[0] + (second[3] + third[2]);
        z = first[2] + second[1] + (third[0] + third[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(ref float row, int offset)
    {
        var single = Vector128.LoadUnsafe(ref row, (nuint)offset);
        return Avx.IsSupported
            ? Avx.ConvertToVector256Double(single)
            : Vector256.Create(Vector128.WidenLower(single), Vector128.WidenUpper(single));
    }
}
