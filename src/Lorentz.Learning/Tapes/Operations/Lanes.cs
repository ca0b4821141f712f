using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>What 256 bits of numbers need beyond the operators; the last, incomplete vector of a row is padded.</summary>
internal static class Lanes
{
    /// <summary>left right + addend, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> FusedMultiplyAdd<T>(Vector256<T> left, Vector256<T> right, Vector256<T> addend)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble()).As<double, T>();

    /// <summary>The exponential of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Exp<T>(Vector256<T> value)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Exponential.Of(value.AsSingle()).As<float, T>()
            : Exponential.Of(value.AsDouble()).As<double, T>();

    /// <summary>The natural logarithm of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Log<T>(Vector256<T> value)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Logarithm.Of(value.AsSingle()).As<float, T>()
            : Logarithm.Of(value.AsDouble()).As<double, T>();

    /// <summary>Sine and cosine of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<T> Sine, Vector256<T> Cosine) SineAndCosine<T>(Vector256<T> value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var (sine, cosine) = Trigonometric.SineAndCosine(value.AsSingle());
            return (sine.As<float, T>(), cosine.As<float, T>());
        }
        else
        {
            var (sine, cosine) = Trigonometric.SineAndCosine(value.AsDouble());
            return (sine.As<double, T>(), cosine.As<double, T>());
        }
    }

    /// <summary>The numbers from a position on, the missing ones zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Load<T>(ReadOnlySpan<T> source, int position)
        where T : unmanaged =>
        source.Length - position >= Vector256<T>.Count ? Vector256.Create(source[position..]) : LoadPart(source[position..]);

    /// <summary>Numbers from a position on, of which the caller knows that a whole vector is there: nothing is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> LoadWhole<T>(ReadOnlySpan<T> source, int position)
        where T : unmanaged => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)position);

    /// <summary>Writes all lanes where the caller knows that there is room for them: nothing is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreWhole<T>(Vector256<T> value, Span<T> target, int position)
        where T : unmanaged => value.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)position);

    /// <summary>Writes as many lanes as there is room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(Vector256<T> value, Span<T> target, int position)
        where T : unmanaged
    {
        if (target.Length - position >= Vector256<T>.Count)
        {
            value.CopyTo(target[position..]);
        }
        else
        {
            StorePart(value, target[position..]);
        }
    }

    /// <summary>The sum of a row: one sum a lane, then the lanes in order.</summary>
    internal static T Sum<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row.Length < Vector256<T>.Count)
        {
            var sum = row[0];
            for (var i = 1; i < row.Length; i++)
            {
                sum += row[i];
            }

            return sum;
        }

        var sums = Vector256<T>.Zero;
        for (var i = 0; i < row.Length; i += Vector256<T>.Count)
        {
            sums += Load(row, i);
        }

        return Total(sums, Math.Min(row.Length, Vector256<T>.Count));
    }

    /// <summary>The sum of the products of two rows, in the order of <see cref="Sum"/>.</summary>
    internal static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged
    {
        var sums = Vector256<T>.Zero;
        for (var i = 0; i < left.Length; i += Vector256<T>.Count)
        {
            sums = FusedMultiplyAdd(Load(left, i), Load(right, i), sums);
        }

        return Total(sums, Math.Min(left.Length, Vector256<T>.Count));
    }

    /// <summary>target = source, or target += source.</summary>
    internal static void Put<T>(ReadOnlySpan<T> source, Span<T> target, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!accumulate)
        {
            source.CopyTo(target);
            return;
        }

        var position = 0;
        target = target[..source.Length];
        for (; position <= source.Length - Vector256<T>.Count; position += Vector256<T>.Count)
        {
            StoreWhole(LoadWhole<T>(target, position) + LoadWhole(source, position), target, position);
        }

        for (; position < source.Length; position++)
        {
            target[position] += source[position];
        }
    }

    private static T Total<T>(Vector256<T> sums, int lanes)
        where T : unmanaged
    {
        var total = Vector256.CreateScalar(sums[0]);
        for (var lane = 1; lane < lanes; lane++)
        {
            total += Vector256.CreateScalar(sums[lane]);
        }

        return total.ToScalar();
    }

    private static Vector256<T> LoadPart<T>(ReadOnlySpan<T> source)
        where T : unmanaged
    {
        Span<T> padded = stackalloc T[Vector256<T>.Count];
        padded.Clear();
        source.CopyTo(padded);
        return Vector256.Create<T>(padded);
    }

    private static void StorePart<T>(Vector256<T> value, Span<T> target)
        where T : unmanaged
    {
        Span<T> padded = stackalloc T[Vector256<T>.Count];
        value.CopyTo(padded);
        padded[..target.Length].CopyTo(target);
    }
}
