using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Matrices;

/// <summary>
/// A right factor, packed once for many products with few rows, for which packing would otherwise be most of the work.
/// </summary>
/// <remarks>
/// The room is used again by the next packing. Every element of a product is the chain of fused multiply-adds of
/// <see cref="MatrixProduct"/>, so the bits are the same.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class PackedMatrix<T>
    where T : unmanaged
{
    private const int SingleRows = 2;
    private readonly MatrixRoom<T> storage = new();

    /// <summary>Rows of the factor: columns of what it is multiplied with.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns of the factor and of the products.</summary>
    public int Columns { get; private set; }

    private static int Strip => 2 * Vector256<T>.Count;

    /// <summary>Packs a matrix, or its transpose, in place of what was here before.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="transposed">Whether its transpose is meant.</param>
    /// <exception cref="NotSupportedException">The number type is neither float nor double.</exception>
    public void Pack(MatrixView<T> matrix, bool transposed)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"matrices of {typeof(T).Name}: there are products of Single and Double");
        }

        (Rows, Columns) = transposed ? (matrix.Columns, matrix.Rows) : (matrix.Rows, matrix.Columns);
        var target = Storage();
        fixed (T* source = matrix.Data)
        {
            for (var column = 0; column < Columns; column += Strip)
            {
                var first = transposed ? source + ((nint)column * matrix.Stride) : source + column;
                PanelPacking.Right(
                    first, matrix.Stride, transposed, Math.Min(Strip, Columns - column), Rows, target + ((nint)column * Rows));
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>c = a b or c + a b, b being the packed factor.</summary>
    /// <param name="a">m x <see cref="Rows"/>; m may be any number, but speed is for few.</param>
    /// <param name="c">m x <see cref="Columns"/>; shares no element with a.</param>
    /// <param name="accumulate">Whether the product is added to c instead of replacing it.</param>
    /// <param name="room">Room to work in, this worker's own.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    public void Multiply(MatrixView<T> a, MatrixView<T> c, bool accumulate, MatrixRoom<T> room)
    {
        if (a.Columns != Rows || c.Rows != a.Rows || c.Columns != Columns)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{a.Rows} x {a.Columns} times {Rows} x {Columns} into {c.Rows} x {c.Columns}: inner sizes must agree, and the result has the outer ones"));
        }

        if (c.Columns == 0)
        {
            return;
        }

        fixed (T* left = a.Data, target = c.Data)
        {
            for (var row = 0; a.Rows <= SingleRows && row < a.Rows; row++)
            {
                MultiplyRow(left + (row * a.Stride), target + (row * c.Stride), accumulate);
            }

            for (var row = 0; a.Rows > SingleRows && row < a.Rows; row += TileKernel.Rows)
            {
                var rows = Math.Min(TileKernel.Rows, a.Rows - row);
                var panel = room.Left((TileKernel.Rows * Rows) + PanelPacking.Slack);
                PanelPacking.Left(left + (row * a.Stride), a.Stride, true, rows, Rows, panel);
                BlockedProduct.Tiles(
                    rows, Columns, Rows, panel, Storage(), Storage(), Strip, 0, target + (row * c.Stride), c.Stride, accumulate);
            }
        }

        // Pointers keep neither the room nor this object alive.
        GC.KeepAlive(room);
        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyRow(T* a, T* c, bool accumulate)
    {
        var b = Storage();
        var edge = stackalloc T[Strip];
        var whole = Columns / Strip * Strip;
        for (var column = 0; column < whole;)
        {
            var strips = Math.Min(RowKernel.Strips, (whole - column) / Strip);
            Strips(strips, a, b + ((nint)column * Rows), c + column, accumulate);
            column += strips * Strip;
        }

        var rest = Columns - whole;
        if (rest > 0)
        {
            Unsafe.CopyBlockUnaligned(edge, c + whole, (uint)(rest * sizeof(T)));
            Strips(1, a, b + ((nint)whole * Rows), edge, accumulate);
            Unsafe.CopyBlockUnaligned(c + whole, edge, (uint)(rest * sizeof(T)));
        }
    }

    private void Strips(int strips, T* a, T* b, T* c, bool accumulate)
    {
        switch (strips)
        {
            case 1:
                RowKernel.Run<T, RowCounts.One>(Rows, a, b, c, accumulate);
                break;
            case 2:
                RowKernel.Run<T, RowCounts.Two>(Rows, a, b, c, accumulate);
                break;
            case 3:
                RowKernel.Run<T, RowCounts.Three>(Rows, a, b, c, accumulate);
                break;
            default:
                RowKernel.Run<T, RowCounts.Four>(Rows, a, b, c, accumulate);
                break;
        }
    }

    private T* Storage() => storage.Right((Columns + Strip - 1) / Strip * Strip * Rows);
}
