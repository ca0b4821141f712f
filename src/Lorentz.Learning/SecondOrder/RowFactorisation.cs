using Lorentz.Learning.Tapes.Operations;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// J = L Q with L lower triangular and orthonormal rows in Q, by classical Gram-Schmidt done twice, which is orthogonal to working
/// precision (Giraud, Langou, Rozloznik and van den Eshof, Rounding error analysis of the classical Gram-Schmidt
/// orthogonalization process, Numer. Math. 101, 2005).
/// </summary>
internal static class RowFactorisation
{
    // A row that loses more than this share of its length depends on those before it.
    private const double Dependent = 1e-15;

    /// <summary>Replaces the rows of a matrix by those of Q; a row that depends on earlier ones by zero.</summary>
    /// <param name="matrix">m x n without gaps; becomes Q.</param>
    /// <param name="rows">m.</param>
    /// <param name="room">Room to work in.</param>
    /// <returns>L, m x m.</returns>
    internal static double[] Orthonormalise(double[] matrix, int rows, MatrixRoom<double> room)
    {
        var columns = matrix.Length / rows;
        var lower = new double[rows * rows];
        var shares = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var row = matrix.AsSpan(i * columns, columns);
            var length = Length(row);
            for (var pass = 0; pass < 2 && i > 0; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    var share = Lanes.Dot<double>(matrix.AsSpan(j * columns, columns), row);
                    lower[(i * rows) + j] += share;
                    shares[j] = -share;
                }

                MatrixProduct.Run(
                    new MatrixView<double>(shares, 1, i), false, new MatrixView<double>(matrix, i, columns), false, new(row, 1, columns), true, room);
            }

            var left = Length(row);
            if (!(left > Dependent * length))
            {
                row.Clear();
                continue;
            }

            lower[(i * rows) + i] = left;
            for (var k = 0; k < columns; k++)
            {
                row[k] /= left;
            }
        }

        return lower;
    }

    private static double Length(ReadOnlySpan<double> row) => Math.Sqrt(Lanes.Dot(row, row));
}
