using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Numerics.Matrices;

/// <summary>
/// Transposes strips in registers, on processors with AVX (elsewhere the plain loop of <see cref="PanelPacking"/> does it
/// all: elements are only moved). Each method answers how many steps of k it did, a multiple of the lanes.
/// </summary>
internal static unsafe class LaneTranspose
{
    /// <summary>Up to six rows; two elements beyond the last step are overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Six(float* source, nint stride, int count, int depth, float* target)
    {
        var k = 0;
        for (; k + 8 <= depth; k += 8, source += 8, target += 48)
        {
            var a = Vector256.Load(source);
            var b = count > 1 ? Vector256.Load(source + stride) : default;
            var c = count > 2 ? Vector256.Load(source + (2 * stride)) : default;
            var d = count > 3 ? Vector256.Load(source + (3 * stride)) : default;
            var e = count > 4 ? Vector256.Load(source + (4 * stride)) : default;
            var f = count > 5 ? Vector256.Load(source + (5 * stride)) : default;
            Store(a, b, c, d, e, f, default, default, target, 6);
        }

        return k;
    }

    /// <summary>Up to six rows; two elements beyond the last step are overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Six(double* source, nint stride, int count, int depth, double* target)
    {
        var k = 0;
        for (; k + 4 <= depth; k += 4, source += 4, target += 24)
        {
            var a = Vector256.Load(source);
            var b = count > 1 ? Vector256.Load(source + stride) : default;
            var c = count > 2 ? Vector256.Load(source + (2 * stride)) : default;
            var d = count > 3 ? Vector256.Load(source + (3 * stride)) : default;
            var e = count > 4 ? Vector256.Load(source + (4 * stride)) : default;
            var f = count > 5 ? Vector256.Load(source + (5 * stride)) : default;
            Transpose(ref a, ref b, ref c, ref d);
            var (g, h) = (Vector256<double>.Zero, Vector256<double>.Zero);
            Transpose(ref e, ref f, ref g, ref h);
            a.Store(target);
            e.Store(target + 4);
            b.Store(target + 6);
            f.Store(target + 10);
            c.Store(target + 12);
            g.Store(target + 16);
            d.Store(target + 18);
            h.Store(target + 22);
        }

        return k;
    }

    /// <summary>Sixteen rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Sixteen(float* source, nint stride, int depth, float* target)
    {
        var k = 0;
        for (; k + 8 <= depth; k += 8, source += 8, target += 128)
        {
            for (var half = 0; half < 2; half++)
            {
                var row = source + (8 * half * stride);
                Store(
                    Vector256.Load(row),
                    Vector256.Load(row + stride),
                    Vector256.Load(row + (2 * stride)),
                    Vector256.Load(row + (3 * stride)),
                    Vector256.Load(row + (4 * stride)),
                    Vector256.Load(row + (5 * stride)),
                    Vector256.Load(row + (6 * stride)),
                    Vector256.Load(row + (7 * stride)),
                    target + (8 * half),
                    16);
            }
        }

        return k;
    }

    /// <summary>Eight rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Eight(double* source, nint stride, int depth, double* target)
    {
        var k = 0;
        for (; k + 4 <= depth; k += 4, source += 4, target += 32)
        {
            for (var half = 0; half < 2; half++)
            {
                var row = source + (4 * half * stride);
                var a = Vector256.Load(row);
                var b = Vector256.Load(row + stride);
                var c = Vector256.Load(row + (2 * stride));
                var d = Vector256.Load(row + (3 * stride));
                Transpose(ref a, ref b, ref c, ref d);
                a.Store(target + (4 * half));
                b.Store(target + 8 + (4 * half));
                c.Store(target + 16 + (4 * half));
                d.Store(target + 24 + (4 * half));
            }
        }

        return k;
    }

    /// <summary>Stores the transpose of eight rows, first column first, <paramref name="step"/> elements apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector256<float> a,
        Vector256<float> b,
        Vector256<float> c,
        Vector256<float> d,
        Vector256<float> e,
        Vector256<float> f,
        Vector256<float> g,
        Vector256<float> h,
        float* target,
        int step)
    {
        // Pairs, then fours within halves, then the halves.
        var (ab0, ab1) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (cd0, cd1) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        var (ef0, ef1) = (Avx.UnpackLow(e, f), Avx.UnpackHigh(e, f));
        var (gh0, gh1) = (Avx.UnpackLow(g, h), Avx.UnpackHigh(g, h));
        var (p0, p1) = (Avx.Shuffle(ab0, cd0, 0x44), Avx.Shuffle(ab0, cd0, 0xee));
        var (p2, p3) = (Avx.Shuffle(ab1, cd1, 0x44), Avx.Shuffle(ab1, cd1, 0xee));
        var (q0, q1) = (Avx.Shuffle(ef0, gh0, 0x44), Avx.Shuffle(ef0, gh0, 0xee));
        var (q2, q3) = (Avx.Shuffle(ef1, gh1, 0x44), Avx.Shuffle(ef1, gh1, 0xee));
        Avx.Permute2x128(p0, q0, 0x20).Store(target);
        Avx.Permute2x128(p1, q1, 0x20).Store(target + step);
        Avx.Permute2x128(p2, q2, 0x20).Store(target + (2 * step));
        Avx.Permute2x128(p3, q3, 0x20).Store(target + (3 * step));
        Avx.Permute2x128(p0, q0, 0x31).Store(target + (4 * step));
        Avx.Permute2x128(p1, q1, 0x31).Store(target + (5 * step));
        Avx.Permute2x128(p2, q2, 0x31).Store(target + (6 * step));
        Avx.Permute2x128(p3, q3, 0x31).Store(target + (7 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
    {
        var (ab0, ab1) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (cd0, cd1) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        a = Avx.Permute2x128(ab0, cd0, 0x20);
        b = Avx.Permute2x128(ab1, cd1, 0x20);
        c = Avx.Permute2x128(ab0, cd0, 0x31);
        d = Avx.Permute2x128(ab1, cd1, 0x31);
    }
}
