using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>Runs a formula over spans, vector by vector; what is left goes through a vector filled with zeros.</summary>
internal sealed class ActivationMap<T, TFormula> : ActivationMap<T>
    where T : unmanaged
    where TFormula : struct, IActivationFormula
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Value(ReadOnlySpan<T> z, Span<T> f)
    {
        var i = 0;
        for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            Store(TFormula.Value(Load(z, i)), f, i);
        }

        if (i < z.Length)
        {
            StoreRest(TFormula.Value(LoadRest(z[i..])), f[i..]);
        }
    }

    internal override void Derivative(int order, ReadOnlySpan<T> z, Span<T> d)
    {
        switch (order)
        {
            case 1:
                First(z, d);
                break;
            case 2:
                Second(z, d);
                break;
            default:
                Third(z, d);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void ValueAndDerivative(ReadOnlySpan<T> z, Span<T> f, Span<T> d)
    {
        var i = 0;
        for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var (value, derivative) = TFormula.ValueAndFirst(Load(z, i));
            Store(value, f, i);
            Store(derivative, d, i);
        }

        if (i < z.Length)
        {
            var (value, derivative) = TFormula.ValueAndFirst(LoadRest(z[i..]));
            StoreRest(value, f[i..]);
            StoreRest(derivative, d[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void First(ReadOnlySpan<T> z, Span<T> d)
    {
        var i = 0;
        for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            Store(TFormula.ValueAndFirst(Load(z, i)).Derivative, d, i);
        }

        if (i < z.Length)
        {
            StoreRest(TFormula.ValueAndFirst(LoadRest(z[i..])).Derivative, d[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Second(ReadOnlySpan<T> z, Span<T> d)
    {
        var i = 0;
        for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            Store(TFormula.Second(Load(z, i)), d, i);
        }

        if (i < z.Length)
        {
            StoreRest(TFormula.Second(LoadRest(z[i..])), d[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Third(ReadOnlySpan<T> z, Span<T> d)
    {
        var i = 0;
        for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            Store(TFormula.Third(Load(z, i)), d, i);
        }

        if (i < z.Length)
        {
            StoreRest(TFormula.Third(LoadRest(z[i..])), d[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load(ReadOnlySpan<T> from, int start) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<T> value, Span<T> to, int start) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)start);

    private static Vector256<T> LoadRest(ReadOnlySpan<T> rest)
    {
        Span<T> lanes = stackalloc T[Vector256<T>.Count];
        rest.CopyTo(lanes);
        return Vector256.Create<T>(lanes);
    }

    private static void StoreRest(Vector256<T> value, Span<T> rest)
    {
        Span<T> lanes = stackalloc T[Vector256<T>.Count];
        value.CopyTo(lanes);
        lanes[..rest.Length].CopyTo(rest);
    }
}
