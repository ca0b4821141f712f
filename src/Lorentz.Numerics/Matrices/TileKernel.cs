using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Matrices;

/// <summary>
/// The innermost loop of the matrix product: up to six rows by two vectors of c in registers, one step of k after the
/// other. Twelve sums, two vectors of b and a repeated element of a fill the sixteen registers of AVX2, and twelve
/// independent chains hide the latency of a fused multiply-add.
/// </summary>
internal static unsafe class TileKernel
{
    /// <summary>Rows of a tile, and of a packed panel of the left factor.</summary>
    internal const int Rows = 6;

    /// <summary>c = start + a b for a tile two vectors wide.</summary>
    /// <param name="depth">Steps of k.</param>
    /// <param name="a">Six elements a step.</param>
    /// <param name="b">Two vectors a step.</param>
    /// <param name="bStride">Elements from one step of b to the next.</param>
    /// <param name="c">The tile.</param>
    /// <param name="cStride">Elements from one row of the tile to the next.</param>
    /// <param name="accumulate">Whether the sums start from c instead of zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Wide<T, TRows>(int depth, T* a, T* b, nint bStride, T* c, nint cStride, bool accumulate)
        where T : unmanaged
        where TRows : struct, IRowCount
    {
        var low0 = Vector256<T>.Zero;
        var high0 = Vector256<T>.Zero;
        var low1 = Vector256<T>.Zero;
        var high1 = Vector256<T>.Zero;
        var low2 = Vector256<T>.Zero;
        var high2 = Vector256<T>.Zero;
        var low3 = Vector256<T>.Zero;
        var high3 = Vector256<T>.Zero;
        var low4 = Vector256<T>.Zero;
        var high4 = Vector256<T>.Zero;
        var low5 = Vector256<T>.Zero;
        var high5 = Vector256<T>.Zero;
        var lanes = Vector256<T>.Count;
        if (accumulate)
        {
            low0 = Vector256.Load(c);
            high0 = Vector256.Load(c + lanes);
            if (TRows.Value > 1)
            {
                low1 = Vector256.Load(c + cStride);
                high1 = Vector256.Load(c + cStride + lanes);
            }

            if (TRows.Value > 2)
            {
                low2 = Vector256.Load(c + (2 * cStride));
                high2 = Vector256.Load(c + (2 * cStride) + lanes);
            }

            if (TRows.Value > 3)
            {
                low3 = Vector256.Load(c + (3 * cStride));
                high3 = Vector256.Load(c + (3 * cStride) + lanes);
            }

            if (TRows.Value > 4)
            {
                low4 = Vector256.Load(c + (4 * cStride));
                high4 = Vector256.Load(c + (4 * cStride) + lanes);
            }

            if (TRows.Value > 5)
            {
                low5 = Vector256.Load(c + (5 * cStride));
                high5 = Vector256.Load(c + (5 * cStride) + lanes);
            }
        }

        for (var end = a + (depth * Rows); a < end; a += Rows, b += bStride)
        {
            var low = Vector256.Load(b);
            var high = Vector256.Load(b + lanes);
            var element = Vector256.Create(a[0]);
            low0 = Add(element, low, low0);
            high0 = Add(element, high, high0);
            if (TRows.Value > 1)
            {
                element = Vector256.Create(a[1]);
                low1 = Add(element, low, low1);
                high1 = Add(element, high, high1);
            }

            if (TRows.Value > 2)
            {
                element = Vector256.Create(a[2]);
                low2 = Add(element, low, low2);
                high2 = Add(element, high, high2);
            }

            if (TRows.Value > 3)
            {
                element = Vector256.Create(a[3]);
                low3 = Add(element, low, low3);
                high3 = Add(element, high, high3);
            }

            if (TRows.Value > 4)
            {
                element = Vector256.Create(a[4]);
                low4 = Add(element, low, low4);
                high4 = Add(element, high, high4);
            }

            if (TRows.Value > 5)
            {
                element = Vector256.Create(a[5]);
                low5 = Add(element, low, low5);
                high5 = Add(element, high, high5);
            }
        }

        low0.Store(c);
        high0.Store(c + lanes);
        if (TRows.Value > 1)
        {
            low1.Store(c + cStride);
            high1.Store(c + cStride + lanes);
        }

        if (TRows.Value > 2)
        {
            low2.Store(c + (2 * cStride));
            high2.Store(c + (2 * cStride) + lanes);
        }

        if (TRows.Value > 3)
        {
            low3.Store(c + (3 * cStride));
            high3.Store(c + (3 * cStride) + lanes);
        }

        if (TRows.Value > 4)
        {
            low4.Store(c + (4 * cStride));
            high4.Store(c + (4 * cStride) + lanes);
        }

        if (TRows.Value > 5)
        {
            low5.Store(c + (5 * cStride));
            high5.Store(c + (5 * cStride) + lanes);
        }
    }

    /// <summary>x y + sum, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Add<T>(Vector256<T> x, Vector256<T> y, Vector256<T> sum)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), sum.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), sum.AsDouble()).As<double, T>();
}
