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
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    public static void Run<T>(MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c, bool accumulate)
        where T : unmanaged
    {
        var (m, n, k) = MatrixProduct.Sizes(a, transposeA, b, transposeB, c);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = accumulate ? c[i, j] : default;
                for (var l = 0; l < k; l++)
                {
                    sum = FusedMultiplyAdd(transposeA ? a[l, i] : a[i, l], transposeB ? b[j, l] : b[l, j], sum);
                }

                c[i, j] = sum;
            }
        }
    }

    private static T FusedMultiplyAdd<T>(T x, T y, T z)
        where T : unmanaged => (x, y, z) switch
        {
            (float a, float b, float c) => (T)(object)MathF.FusedMultiplyAdd(a, b, c),
            (double a, double b, double c) => (T)(object)Math.FusedMultiplyAdd(a, b, c),
            _ => throw new NotSupportedException($"matrices of {typeof(T).Name}: there are products of Single and Double"),
        };
}
