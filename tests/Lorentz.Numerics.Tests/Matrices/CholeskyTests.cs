using Lorentz.Numerics.Matrices;
using Xunit;

namespace Lorentz.Numerics.Tests.Matrices;

public static class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public static void Blocks_change_no_bit_of_the_plain_algorithm(int size)
    {
        var matrix = Gram(size, size + 5, 1);
        var plain = Plain(matrix, size);
        Assert.True(Cholesky.Factor(new MatrixView<double>(matrix, size, size), new MatrixRoom<double>()));
        for (var i = 0; i < size; i++)
        {
            for (var j = i; j < size; j++)
            {
                Assert.Equal(plain[(i * size) + j], matrix[(i * size) + j]);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(150)]
    public static void Solution_satisfies_the_equations(int size)
    {
        var matrix = Gram(size, 2 * size, 2);
        var factor = (double[])matrix.Clone();
        var random = new System.Random(3);
        var expected = Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray();
        var solution = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                solution[i] += matrix[(Math.Min(i, j) * size) + Math.Max(i, j)] * expected[j];
            }
        }

        var view = new MatrixView<double>(factor, size, size);
        Assert.True(Cholesky.Factor(view, new MatrixRoom<double>()));
        Cholesky.Solve(view, solution);
        for (var i = 0; i < size; i++)
        {
            Assert.Equal(expected[i], solution[i], 1e-9);
        }
    }

    [Fact]
    public static void Matrix_that_is_not_positive_definite_has_no_factor()
    {
        double[] indefinite = [1, 2, 0, 1];
        double[] unknown = [1, double.NaN, 0, 1];
        Assert.False(Cholesky.Factor(new MatrixView<double>(indefinite, 2, 2), new MatrixRoom<double>()));
        Assert.False(Cholesky.Factor(new MatrixView<double>(unknown, 2, 2), new MatrixRoom<double>()));
    }

    [Fact]
    public static void Symmetric_product_has_the_bits_of_the_whole_product()
    {
        const int rows = 37;
        const int columns = 211;
        var random = new System.Random(5);
        var a = Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() - 0.5).ToArray();
        var (half, whole) = (new double[columns * columns], new double[columns * columns]);
        var view = new MatrixView<double>(a, rows, columns);
        SymmetricProduct.AddTo(view, new MatrixView<double>(half, columns, columns), new MatrixRoom<double>());
        MatrixProduct.Run(view, true, view, false, new MatrixView<double>(whole, columns, columns), true, new MatrixRoom<double>());
        for (var i = 0; i < columns; i++)
        {
            Assert.Equal(whole.AsSpan((i * columns) + i, columns - i), half.AsSpan((i * columns) + i, columns - i));
        }
    }

    // The upper triangle of a Gram matrix; what lies left of the diagonal must not matter.
    private static double[] Gram(int size, int rows, int seed)
    {
        var random = new System.Random(seed);
        var a = Enumerable.Range(0, rows * size).Select(_ => random.NextDouble() - 0.5).ToArray();
        var gram = Enumerable.Repeat(double.NaN, size * size).ToArray();
        for (var i = 0; i < size; i++)
        {
            for (var j = i; j < size; j++)
            {
                gram[(i * size) + j] = 0;
                for (var k = 0; k < rows; k++)
                {
                    gram[(i * size) + j] += a[(k * size) + i] * a[(k * size) + j];
                }
            }
        }

        return gram;
    }

    private static double[] Plain(double[] matrix, int size)
    {
        var factor = (double[])matrix.Clone();
        for (var k = 0; k < size; k++)
        {
            factor[(k * size) + k] = Math.Sqrt(factor[(k * size) + k]);
            for (var j = k + 1; j < size; j++)
            {
                factor[(k * size) + j] /= factor[(k * size) + k];
            }

            for (var i = k + 1; i < size; i++)
            {
                for (var j = i; j < size; j++)
                {
                    factor[(i * size) + j] = Math.FusedMultiplyAdd(-factor[(k * size) + i], factor[(k * size) + j], factor[(i * size) + j]);
                }
            }
        }

        return factor;
    }
}
