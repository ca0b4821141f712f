using System.Numerics;
using Lorentz.Lab.Timing;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Random;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>A product of one shape and number type with its factors: to be checked and to be timed.</summary>
internal sealed class MatrixCase<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixRoom<T> room = new();
    private readonly T[] a;
    private readonly T[] b;
    private readonly T[] c;
    private readonly MatrixShape shape;

    /// <summary>Draws the factors, uniform in [-1, 1).</summary>
    public MatrixCase(MatrixShape shape)
    {
        this.shape = shape;
        a = Numbers(shape.M * shape.K, 1);
        b = Numbers(shape.K * shape.N, 2);
        c = new T[shape.M * shape.N];
    }

    /// <summary>Largest difference between our product and the triple loop, over some rows spread evenly.</summary>
    public double LargestDifference(int rows)
    {
        Multiply();
        var count = Math.Min(rows, shape.M);
        var plain = new T[shape.N];
        var largest = 0.0;
        for (var i = 0; i < count; i++)
        {
            var row = count == 1 ? 0 : (int)((long)i * (shape.M - 1) / (count - 1));
            var left = shape.TransposeA
                ? new MatrixView<T>(a.AsSpan(row), shape.K, 1, shape.M)
                : new MatrixView<T>(a.AsSpan(row * shape.K), 1, shape.K);
            ReferenceProduct.Run(left, shape.TransposeA, Right, shape.TransposeB, new(plain, 1, shape.N), false);
            for (var j = 0; j < shape.N; j++)
            {
                largest = Math.Max(largest, double.CreateChecked(T.Abs(plain[j] - c[(row * shape.N) + j])));
            }
        }

        return largest;
    }

    /// <summary>Our product, and OpenBLAS's where there is one.</summary>
    public IEnumerable<Contender> Contenders(OpenBlas? openBlas)
    {
        yield return new("ours", repetitions => Repeat(repetitions, Multiply));
        if (openBlas is not null)
        {
            yield return new("OpenBLAS", repetitions => Repeat(repetitions, () => openBlas.Multiply(shape, a, b, c)));
        }
    }

    private MatrixView<T> Right => shape.TransposeB ? new(b, shape.N, shape.K) : new(b, shape.K, shape.N);

    private void Multiply()
    {
        var left = shape.TransposeA ? new MatrixView<T>(a, shape.K, shape.M) : new MatrixView<T>(a, shape.M, shape.K);
        MatrixProduct.Run(left, shape.TransposeA, Right, shape.TransposeB, new(c, shape.M, shape.N), false, room);
    }

    private double Repeat(int repetitions, Action multiply)
    {
        for (var i = 0; i < repetitions; i++)
        {
            multiply();
        }

        return double.CreateChecked(c[0] + c[^1]);
    }

    private static T[] Numbers(int count, ulong stream)
    {
        var random = new RandomStream(1, stream);
        return [.. Enumerable.Range(0, count).Select(i => T.CreateTruncating(random.Uniform((ulong)i, -1.0, 1.0)))];
    }
}
