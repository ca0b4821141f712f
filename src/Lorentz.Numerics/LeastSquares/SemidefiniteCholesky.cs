namespace Lorentz.Numerics.LeastSquares;

/// <summary>
/// A symmetric matrix as the product of a triangle and its transpose, its rows and columns scaled to a unit diagonal: for
/// least squares whose columns may depend on each other, where <see cref="Matrices.Cholesky"/> would refuse.
/// </summary>
public sealed class SemidefiniteCholesky
{
    // What rounding leaves of a pivot whose column is a combination of those before it.
    private const double Negligible = 1e-14;

    private readonly int size;
    private readonly double[] triangle;
    private readonly double[] scale;

    private SemidefiniteCholesky(int size, double[] triangle, double[] scale)
    {
        this.size = size;
        this.triangle = triangle;
        this.scale = scale;
    }

    /// <summary>Factors a matrix whose lower triangle is given.</summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="element">Element of row i and column j, asked for j at most i.</param>
    /// <param name="ridge">Added to the unit diagonal after scaling.</param>
    /// <remarks>A column that is a combination of those before it (or zero) is left out: its unknown comes out zero.</remarks>
    public static SemidefiniteCholesky Factor(int size, Func<int, int, double> element, double ridge)
    {
        var scale = new double[size];
        for (var i = 0; i < size; i++)
        {
            var diagonal = element(i, i);
            scale[i] = diagonal > 0 ? 1 / Math.Sqrt(diagonal) : 0;
        }

        var triangle = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = i == j ? (scale[i] > 0 ? 1 + ridge : 0) : element(i, j) * scale[i] * scale[j];
                for (var k = 0; k < j; k++)
                {
                    sum = Math.FusedMultiplyAdd(-triangle[(i * size) + k], triangle[(j * size) + k], sum);
                }

                triangle[(i * size) + j] = i == j
                    ? (sum > Negligible ? Math.Sqrt(sum) : 0)
                    : (triangle[(j * size) + j] > 0 ? sum / triangle[(j * size) + j] : 0);
            }
        }

        return new(size, triangle, scale);
    }

    /// <summary>Solves matrix x solution = right.</summary>
    /// <param name="right">Right side.</param>
    /// <param name="solution">Receives the solution.</param>
    public void Solve(ReadOnlySpan<double> right, Span<double> solution)
    {
        for (var i = 0; i < size; i++)
        {
            var sum = right[i] * scale[i];
            for (var k = 0; k < i; k++)
            {
                sum = Math.FusedMultiplyAdd(-triangle[(i * size) + k], solution[k], sum);
            }

            solution[i] = Divide(sum, i);
        }

        for (var i = size - 1; i >= 0; i--)
        {
            var sum = solution[i];
            for (var k = i + 1; k < size; k++)
            {
                sum = Math.FusedMultiplyAdd(-triangle[(k * size) + i], solution[k], sum);
            }

            solution[i] = Divide(sum, i);
        }

        for (var i = 0; i < size; i++)
        {
            solution[i] *= scale[i];
        }
    }

    private double Divide(double sum, int i) => triangle[(i * size) + i] > 0 ? sum / triangle[(i * size) + i] : 0;
}
