using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lorentz.Numerics.Matrices;

/// <summary>Products of matrices, every element summed over k in ascending order with fused multiply-add.</summary>
public static class MatrixProduct
{
    /// <summary>c = op(a) op(b), or c += op(a) op(b).</summary>
    public static void Run<T>(
        MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c, bool accumulate, MatrixRoom<T> room)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Plain(As<T, float>(a), transposeA, As<T, float>(b), transposeB, As<T, float>(c), accumulate);
        }
        else
        {
            Plain(As<T, double>(a), transposeA, As<T, double>(b), transposeB, As<T, double>(c), accumulate);
        }
    }

    private static MatrixView<TTo> As<TFrom, TTo>(MatrixView<TFrom> view)
        where TFrom : unmanaged
        where TTo : unmanaged =>
        new(System.Runtime.InteropServices.MemoryMarshal.Cast<TFrom, TTo>(view.Data), view.Rows, view.Columns, view.Stride);

    private static void Plain<T>(MatrixView<T> a, bool transposeA, MatrixView<T> b, bool transposeB, MatrixView<T> c, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var inner = transposeA ? a.Rows : a.Columns;
        for (var i = 0; i < c.Rows; i++)
        {
            for (var j = 0; j < c.Columns; j++)
            {
                var sum = accumulate ? c[i, j] : T.Zero;
                for (var k = 0; k < inner; k++)
                {
                    sum = T.FusedMultiplyAdd(transposeA ? a[k, i] : a[i, k], transposeB ? b[j, k] : b[k, j], sum);
                }

                c[i, j] = sum;
            }
        }
    }
}
