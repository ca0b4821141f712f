using System.Runtime.InteropServices;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>The matrix products of OpenBLAS on one thread, where it is installed: only ever something to compare with.</summary>
internal sealed class OpenBlas
{
    private const int RowMajor = 101;
    private const int AsIs = 111;
    private const int Transposed = 112;

    private static readonly string[] Libraries = ["libopenblas.so.0", "libopenblas.dll", "libopenblas.dylib"];

    private readonly SingleProduct single;
    private readonly DoubleProduct @double;

    private OpenBlas(nint library)
    {
        Function<SetThreads>(library, "openblas_set_num_threads")(1);
        single = Function<SingleProduct>(library, "cblas_sgemm");
        @double = Function<DoubleProduct>(library, "cblas_dgemm");
    }

    private delegate void SetThreads(int threads);

    private delegate void SingleProduct(
        int order, int transposeA, int transposeB, int m, int n, int k, float alpha, float[] a, int lda, float[] b, int ldb, float beta, float[] c, int ldc);

    private delegate void DoubleProduct(
        int order, int transposeA, int transposeB, int m, int n, int k, double alpha, double[] a, int lda, double[] b, int ldb, double beta, double[] c, int ldc);

    /// <summary>The library, or null where there is none.</summary>
    public static OpenBlas? Load()
    {
        foreach (var name in Libraries)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return new(library);
            }
        }

        return null;
    }

    /// <summary>c = op(a) op(b).</summary>
    public void Multiply<T>(MatrixShape shape, T[] a, T[] b, T[] c)
    {
        var (transposeA, transposeB) = (shape.TransposeA ? Transposed : AsIs, shape.TransposeB ? Transposed : AsIs);
        var (lda, ldb) = (shape.TransposeA ? shape.M : shape.K, shape.TransposeB ? shape.K : shape.N);
        if (a is float[] left && b is float[] right && c is float[] result)
        {
            single(RowMajor, transposeA, transposeB, shape.M, shape.N, shape.K, 1f, left, lda, right, ldb, 0f, result, shape.N);
        }
        else
        {
            @double(
                RowMajor, transposeA, transposeB, shape.M, shape.N, shape.K, 1.0, (double[])(object)a, lda, (double[])(object)b, ldb, 0.0, (double[])(object)c, shape.N);
        }
    }

    private static TDelegate Function<TDelegate>(nint library, string name)
        where TDelegate : Delegate => Marshal.GetDelegateForFunctionPointer<TDelegate>(NativeLibrary.GetExport(library, name));
}
