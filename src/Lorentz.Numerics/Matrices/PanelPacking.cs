using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Numerics.Matrices;

/// <summary>
/// Copies a strip of a factor into the order in which <see cref="TileKernel"/> reads it: all elements of one step of k
/// side by side, zero beyond the edge of the matrix.
/// </summary>
internal static unsafe class PanelPacking
{
    /// <summary>Elements that may be written beyond a panel of the left factor.</summary>
    internal const int Slack = 8;

    /// <summary>A strip of up to six rows of the left factor.</summary>
    /// <param name="source">First element of the strip.</param>
    /// <param name="stride">Elements from one stored row to the next.</param>
    /// <param name="alongDepth">Whether k runs along a stored row (not transposed).</param>
    /// <param name="count">Rows of the strip.</param>
    /// <param name="depth">Steps of k.</param>
    /// <param name="target">Receives six elements a step, and may be overwritten up to <see cref="Slack"/> beyond.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Left<T>(T* source, nint stride, bool alongDepth, int count, int depth, T* target)
        where T : unmanaged
    {
        if (alongDepth)
        {
            var done = !Avx.IsSupported ? 0
                : typeof(T) == typeof(float) ? LaneTranspose.Six((float*)source, stride, count, depth, (float*)target)
                : LaneTranspose.Six((double*)source, stride, count, depth, (double*)target);
            Gather(source + done, stride, 1, count, depth - done, target + (done * TileKernel.Rows), TileKernel.Rows);
        }
        else if (count == TileKernel.Rows)
        {
            for (var k = 0; k < depth; k++)
            {
                Unsafe.CopyBlockUnaligned(target + (k * TileKernel.Rows), source + (k * stride), (uint)(TileKernel.Rows * sizeof(T)));
            }
        }
        else
        {
            Gather(source, 1, stride, count, depth, target, TileKernel.Rows);
        }
    }

    /// <summary>A strip of up to two vectors of columns of the right factor.</summary>
    /// <param name="source">First element of the strip.</param>
    /// <param name="stride">Elements from one stored row to the next.</param>
    /// <param name="alongDepth">Whether k runs along a stored row (transposed).</param>
    /// <param name="count">Columns of the strip.</param>
    /// <param name="depth">Steps of k.</param>
    /// <param name="target">Receives two vectors a step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Right<T>(T* source, nint stride, bool alongDepth, int count, int depth, T* target)
        where T : unmanaged
    {
        var lanes = Vector256<T>.Count;
        if (count < 2 * lanes)
        {
            Gather(source, alongDepth ? stride : 1, alongDepth ? 1 : stride, count, depth, target, 2 * lanes);
        }
        else if (alongDepth)
        {
            var done = !Avx.IsSupported ? 0
                : typeof(T) == typeof(float) ? LaneTranspose.Sixteen((float*)source, stride, depth, (float*)target)
                : LaneTranspose.Eight((double*)source, stride, depth, (double*)target);
            Gather(source + done, stride, 1, count, depth - done, target + (done * 2 * lanes), 2 * lanes);
        }
        else
        {
            for (var k = 0; k < depth; k++)
            {
                var (low, high) = (Vector256.Load(source + (k * stride)), Vector256.Load(source + (k * stride) + lanes));
                low.Store(target + (k * 2 * lanes));
                high.Store(target + (k * 2 * lanes) + lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather<T>(T* source, nint stride, nint step, int count, int depth, T* target, int width)
        where T : unmanaged
    {
        for (var k = 0; k < depth; k++, source += step, target += width)
        {
            for (var i = 0; i < width; i++)
            {
                target[i] = i < count ? source[i * stride] : default;
            }
        }
    }
}
