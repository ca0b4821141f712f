namespace Lorentz.Numerics.Matrices;

/// <summary>
/// The product of two dense matrices, c = op(a) op(b) or c + op(a) op(b), on one thread.
/// </summary>
/// <remarks>
/// Every element of c is one chain of fused multiply-adds over k ascending, from zero or from its old value: whatever the
/// blocking and the processor, the bits are those of <see cref="ReferenceProduct"/>.
/// Blocks of b lie in the last-level cache, blocks of a in the second, strips of b in the first, and tiles of c in
/// registers (Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34, 2008).
/// </remarks>
public static class MatrixProduct
{
    /// <summary>Computes the product.</summary>
    /// <param name="a">m x k, or k x m where transposed.</param>
    /// <param name="transposeA">Whether a stands for its transpose.</param>
    /// <param name="b">k x n, or n x k where transposed.</param>
    /// <param name="transposeB">Whether b stands for its transpose.</param>
    /// <param name="c">m x n; shares no element with a or b.</param>
    /// <param name="accumulate">Whether the product is added to c instead of replacing it.</param>
    /// <param name="room">Room to work in, this worker's own.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    /// <exception cref="NotSupportedException">The number type is another one.</exception>
    public static void Run<T>(
        MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c, bool accumulate, MatrixRoom<T> room)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"matrices of {typeof(T).Name}: there are products of Single and Double");
        }

        var (m, n, k) = Sizes(a, transposeA, b, transposeB, c);
        if (k == 0 && !accumulate)
        {
            for (var i = 0; i < m; i++)
            {
                c.Data.Slice(i * c.Stride, n).Clear();
            }
        }
        else if (m > 0 && n > 0 && k > 0)
        {
            BlockedProduct.Run(m, n, k, a, transposeA, b, transposeB, c, accumulate, room);
        }
    }

    /// <summary>The sizes of a product.</summary>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    internal static (int M, int N, int K) Sizes<T>(MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c)
        where T : unmanaged
    {
        var (m, k) = transposeA ? (a.Columns, a.Rows) : (a.Rows, a.Columns);
        var (otherK, n) = transposeB ? (b.Columns, b.Rows) : (b.Rows, b.Columns);
        return k == otherK && c.Rows == m && c.Columns == n
            ? (m, n, k)
            : throw new ArgumentException(FormattableString.Invariant(
                $"{m} x {k} times {otherK} x {n} into {c.Rows} x {c.Columns}: inner sizes must agree, and the result has the outer ones"));
    }
}
