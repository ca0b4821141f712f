namespace Lorentz.Numerics.Matrices;

/// <summary>
/// The Cholesky factorisation A = transpose(R) R of a symmetric positive definite matrix, R upper triangular, and what
/// it solves (Golub and Van Loan, Matrix Computations, 4th ed. 2013, algorithms 4.2.2 and 3.1.1 to 3.1.2).
/// </summary>
/// <remarks>
/// Every element is one chain of fused multiply-adds over the rows above it in ascending order, then one division or root:
/// blocks serve speed only and change no bit.
/// </remarks>
public static class Cholesky
{
    private const int Block = 64;

    /// <summary>Replaces the upper triangle of a matrix by R. What lies left of the diagonal is neither read nor kept.</summary>
    /// <param name="matrix">n x n, upper triangle.</param>
    /// <param name="room">Room to work in, this worker's own.</param>
    /// <returns>False where the matrix is not positive definite to working precision, or not finite; its elements then mean nothing.</returns>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static bool Factor(MatrixView<double> matrix, MatrixRoom<double> room)
    {
        if (matrix.Rows != matrix.Columns)
        {
            throw new ArgumentException(FormattableString.Invariant($"{matrix.Rows} x {matrix.Columns}: a factor exists of square matrices"), nameof(matrix));
        }

        var size = matrix.Rows;
        var negated = new double[Block * size];
        for (var start = 0; start < size; start += Block)
        {
            var end = Math.Min(size, start + Block);
            if (!FactorRows(matrix, start, end))
            {
                return false;
            }

            var (rows, rest) = (end - start, size - end);
            if (rest == 0)
            {
                break;
            }

            for (var row = 0; row < rows; row++)
            {
                var source = matrix.Data.Slice(((start + row) * matrix.Stride) + end, rest);
                for (var column = 0; column < rest; column++)
                {
                    negated[(row * rest) + column] = -source[column];
                }
            }

            SymmetricProduct.AddProduct(
                new MatrixView<double>(negated, rows, rest),
                new MatrixView<double>(matrix.Data[((start * matrix.Stride) + end)..], rows, rest, matrix.Stride),
                new MatrixView<double>(matrix.Data[((end * matrix.Stride) + end)..], rest, rest, matrix.Stride),
                room);
        }

        return true;
    }

    /// <summary>Solves A x = b in place.</summary>
    /// <param name="factor">What <see cref="Factor"/> left.</param>
    /// <param name="right">b, of n elements; becomes x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Solve(MatrixView<double> factor, Span<double> right)
    {
        if (right.Length != factor.Rows)
        {
            throw new ArgumentException(FormattableString.Invariant($"{right.Length} elements for {factor.Rows} equations"), nameof(right));
        }

        for (var row = 0; row < right.Length; row++)
        {
            var elements = factor.Data.Slice(row * factor.Stride, right.Length);
            right[row] /= elements[row];
            var negated = -right[row];
            for (var column = row + 1; column < right.Length; column++)
            {
                right[column] = Math.FusedMultiplyAdd(negated, elements[column], right[column]);
            }
        }

        for (var row = right.Length - 1; row >= 0; row--)
        {
            var elements = factor.Data.Slice(row * factor.Stride, right.Length);
            var sum = right[row];
            for (var column = row + 1; column < right.Length; column++)
            {
                sum = Math.FusedMultiplyAdd(-elements[column], right[column], sum);
            }

            right[row] = sum / elements[row];
        }
    }

    // The rows of one block, the rows above them already taken off.
    private static bool FactorRows(MatrixView<double> matrix, int start, int end)
    {
        for (var pivot = start; pivot < end; pivot++)
        {
            var pivotRow = matrix.Data.Slice(pivot * matrix.Stride, matrix.Columns);
            if (!(pivotRow[pivot] > 0.0) || !double.IsFinite(pivotRow[pivot]))
            {
                return false;
            }

            var root = Math.Sqrt(pivotRow[pivot]);
            pivotRow[pivot] = root;
            for (var column = pivot + 1; column < pivotRow.Length; column++)
            {
                pivotRow[column] /= root;
            }

            for (var row = pivot + 1; row < end; row++)
            {
                var target = matrix.Data.Slice(row * matrix.Stride, matrix.Columns);
                var factor = -pivotRow[row];
                for (var column = row; column < target.Length; column++)
                {
                    target[column] = Math.FusedMultiplyAdd(factor, pivotRow[column], target[column]);
                }
            }
        }

        return true;
    }
}
