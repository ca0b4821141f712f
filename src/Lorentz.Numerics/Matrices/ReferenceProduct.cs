using System.Numerics;

namespace Lorentz.Numerics.Matrices;

/// <summary>The matrix product as its formula: slow, plain, and what <see cref="MatrixProduct"/> equals bit for bit.</summary>
public static class ReferenceProduct
{
    /// <summary>c = op(a) op(b), or c + op(a) op(b): every element a chain of fused multiply-adds over k ascending.</summary>
    /// <param name="a">m x k, or k x m where transposed.</param>
    /// <param name="transposeA">Whether a stands for its transpose.</param>
    /// <param name="b">k x n, or n x k where transposed.</param>
    /// <param name="transposeB">Whether b stands for its transpose.</param>
    /// <param name="c">m x n.</param>
    /// <param name="accumulate">Whether the chain starts from the old element instead of zero.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    public static void Run<T>(MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (m, n, k) = MatrixProduct.Sizes(a, transposeA, b, transposeB, c);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = accumulate ? c[i, j] : T.Zero;
                for (var l = 0; l < k; l++)
                {
                    sum = T.FusedMultiplyAdd(transposeA ? a[l, i] : a[i, l], transposeB ? b[j, l] : b[l, j], sum);
                }

                c[i, j] = sum;
            }
        }
    }
}
