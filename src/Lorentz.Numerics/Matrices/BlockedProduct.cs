using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Matrices;

/// <summary>The blocking of <see cref="MatrixProduct"/>, and all its pointers outside the inner loops.</summary>
/// <remarks>All is optimised at once: a product of small matrices would be over before the runtime saw that it matters.</remarks>
internal static unsafe class BlockedProduct
{
    private const int Rows = TileKernel.Rows;

    /// <summary>Steps of k in a block: a strip of b (16 KiB) shares the first-level cache with a panel of a.</summary>
    private const int Depth = 256;

    /// <summary>Steps of k in a block where b is read in place, so that its rows are read as a few streams.</summary>
    private const int DirectDepth = 32;

    /// <summary>Bytes of a packed block of a: a part of the second-level cache.</summary>
    private const int LeftBytes = 144 * 1024;

    /// <summary>Columns of a packed block of b.</summary>
    private const int Columns = 1024;

    /// <summary>Most rows of a for which packing b would cost more than it saves.</summary>
    private const int DirectRows = 2 * Rows;

    /// <summary>The product for sizes that fit and are not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T>(
        int m, int n, int k, MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c, bool accumulate, MatrixRoom<T> room)
        where T : unmanaged
    {
        var strip = 2 * Vector256<T>.Count;
        var direct = !transposeB && m <= DirectRows;
        var depthBlock = Even(k, direct ? DirectDepth : Depth);
        var rowBlock = Even(m, LeftBytes / sizeof(T) / depthBlock / Rows * Rows);
        rowBlock = (rowBlock + Rows - 1) / Rows * Rows;
        var columnBlock = Math.Min((n + strip - 1) / strip * strip, Columns);
        var left = room.Left((rowBlock * depthBlock) + PanelPacking.Slack);
        var right = room.Right(columnBlock * depthBlock);
        fixed (T* aStart = a.Data, bStart = b.Data, cStart = c.Data)
        {
            for (var column = 0; column < n; column += columnBlock)
            {
                var columns = Math.Min(columnBlock, n - column);
                for (var step = 0; step < k; step += depthBlock)
                {
                    var depth = Math.Min(depthBlock, k - step);
                    var bBlock = transposeB ? bStart + ((nint)column * b.Stride) + step : bStart + ((nint)step * b.Stride) + column;
                    var inPlace = direct ? columns / strip * strip : 0;
                    PackRight(bBlock, b.Stride, transposeB, inPlace, columns, depth, right);
                    for (var row = 0; row < m; row += rowBlock)
                    {
                        var rows = Math.Min(rowBlock, m - row);
                        var aBlock = transposeA ? aStart + ((nint)step * a.Stride) + row : aStart + ((nint)row * a.Stride) + step;
                        PackLeft(aBlock, a.Stride, !transposeA, rows, depth, left);
                        Tiles(
                            rows, columns, depth, left, right, bBlock, b.Stride, inPlace, cStart + ((nint)row * c.Stride) + column, c.Stride, accumulate || step > 0);
                    }
                }
            }
        }

        // A pointer does not keep the room alive, and the caller may have no more use for it.
        GC.KeepAlive(room);
    }

    /// <summary>The size of equal blocks of at most <paramref name="most"/>, rather than a short last one.</summary>
    private static int Even(int length, int most)
    {
        var blocks = (length + most - 1) / most;
        return (length + blocks - 1) / blocks;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackLeft<T>(T* source, nint stride, bool alongDepth, int rows, int depth, T* target)
        where T : unmanaged
    {
        for (var row = 0; row < rows; row += Rows)
        {
            var first = alongDepth ? source + (row * stride) : source + row;
            PanelPacking.Left(first, stride, alongDepth, Math.Min(Rows, rows - row), depth, target + (row * depth));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRight<T>(T* source, nint stride, bool alongDepth, int start, int columns, int depth, T* target)
        where T : unmanaged
    {
        var strip = 2 * Vector256<T>.Count;
        for (var column = start; column < columns; column += strip)
        {
            var first = alongDepth ? source + (column * stride) : source + column;
            PanelPacking.Right(first, stride, alongDepth, Math.Min(strip, columns - column), depth, target + (column * depth));
        }
    }

    /// <summary>All tiles of a block of c; a tile over the right edge is computed beside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Tiles<T>(
        int rows, int columns, int depth, T* left, T* right, T* inPlaceRight, nint rightStride, int inPlace, T* c, nint cStride, bool accumulate)
        where T : unmanaged
    {
        var strip = 2 * Vector256<T>.Count;
        var edge = stackalloc T[Rows * strip];
        for (var column = 0; column < columns; column += strip)
        {
            var b = column < inPlace ? inPlaceRight + column : right + (column * depth);
            var bStride = column < inPlace ? rightStride : strip;
            var width = Math.Min(strip, columns - column);
            for (var row = 0; row < rows; row += Rows)
            {
                var a = left + (row * depth);
                var tile = c + (row * cStride) + column;
                var height = Math.Min(Rows, rows - row);
                if (width == strip)
                {
                    Tile(height, depth, a, b, bStride, tile, cStride, accumulate);
                    continue;
                }

                if (accumulate)
                {
                    Copy(height, width, tile, cStride, edge, strip);
                }

                Tile(height, depth, a, b, bStride, edge, strip, accumulate);
                Copy(height, width, edge, strip, tile, cStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(int rows, int columns, T* source, nint sourceStride, T* target, nint targetStride)
        where T : unmanaged
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                target[(i * targetStride) + j] = source[(i * sourceStride) + j];
            }
        }
    }

    private static void Tile<T>(int rows, int depth, T* a, T* b, nint bStride, T* c, nint cStride, bool accumulate)
        where T : unmanaged
    {
        switch (rows)
        {
            case 1:
                TileKernel.Wide<T, RowCounts.One>(depth, a, b, bStride, c, cStride, accumulate);
                break;
            case 2:
                TileKernel.Wide<T, RowCounts.Two>(depth, a, b, bStride, c, cStride, accumulate);
                break;
            case 3:
                TileKernel.Wide<T, RowCounts.Three>(depth, a, b, bStride, c, cStride, accumulate);
                break;
            case 4:
                TileKernel.Wide<T, RowCounts.Four>(depth, a, b, bStride, c, cStride, accumulate);
                break;
            case 5:
                TileKernel.Wide<T, RowCounts.Five>(depth, a, b, bStride, c, cStride, accumulate);
                break;
            default:
                TileKernel.Wide<T, RowCounts.Six>(depth, a, b, bStride, c, cStride, accumulate);
                break;
        }
    }
}
