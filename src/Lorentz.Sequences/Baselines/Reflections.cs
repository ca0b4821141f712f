namespace Lorentz.Sequences.Baselines;

/// <summary>
/// The orthogonal factor of a tall matrix P = Q [R; 0] as a product of Householder reflections (Golub and Van Loan, Matrix
/// Computations, 4th ed. 2013, algorithm 5.2.1).
/// </summary>
internal sealed class Reflections
{
    private const double Negligible = 1e-12;
    private readonly double[][] normals;
    private readonly double[] triangle;

    private Reflections(double[][] normals, double[] triangle) => (this.normals, this.triangle) = (normals, triangle);

    /// <summary>The factor; null where the columns depend on each other.</summary>
    /// <param name="matrix">rows x columns, row by row; overwritten.</param>
    /// <param name="rows">At least as many as columns.</param>
    /// <param name="columns">Number of columns.</param>
    public static Reflections? Of(double[] matrix, int rows, int columns)
    {
        var normals = new double[columns][];
        for (var column = 0; column < columns; column++)
        {
            var normal = new double[rows];
            var (above, below) = (0.0, 0.0);
            for (var i = 0; i < rows; i++)
            {
                var element = matrix[(i * columns) + column];
                if (i < column)
                {
                    above = Math.FusedMultiplyAdd(element, element, above);
                    continue;
                }

                normal[i] = element;
                below = Math.FusedMultiplyAdd(element, element, below);
            }

            var length = Math.Sqrt(below);
            if (!(length > Negligible * Math.Sqrt(above + below)))
            {
                return null;
            }

            normal[column] += normal[column] < 0.0 ? -length : length;
            normals[column] = normal;
            Reflect(normal, matrix, columns);
        }

        return new(normals, [.. matrix.Take(columns * columns)]);
    }

    /// <summary>Q^T M for a matrix of so many columns, in place.</summary>
    public void ApplyTransposed(double[] matrix, int columns)
    {
        foreach (var normal in normals)
        {
            Reflect(normal, matrix, columns);
        }
    }

    /// <summary>M Q for a square matrix, in place.</summary>
    public void ApplyFromRight(double[] matrix, int size)
    {
        for (var row = 0; row < size; row++)
        {
            var elements = matrix.AsSpan(row * size, size);
            foreach (var normal in normals)
            {
                Reflect(normal, elements, 1);
            }
        }
    }

    /// <summary>Q v, in place.</summary>
    public void Apply(double[] vector)
    {
        for (var i = normals.Length - 1; i >= 0; i--)
        {
            Reflect(normals[i], vector, 1);
        }
    }

    /// <summary>x with R x = the first elements of the right side.</summary>
    public double[] SolveTriangle(double[] right)
    {
        var size = normals.Length;
        var solution = new double[size];
        for (var i = size - 1; i >= 0; i--)
        {
            var sum = right[i];
            for (var j = i + 1; j < size; j++)
            {
                sum = Math.FusedMultiplyAdd(-triangle[(i * size) + j], solution[j], sum);
            }

            solution[i] = sum / triangle[(i * size) + i];
        }

        return solution;
    }

    private static void Reflect(double[] normal, Span<double> matrix, int columns)
    {
        var square = 0.0;
        foreach (var element in normal)
        {
            square = Math.FusedMultiplyAdd(element, element, square);
        }

        for (var column = 0; column < columns; column++)
        {
            var product = 0.0;
            for (var i = 0; i < normal.Length; i++)
            {
                product = Math.FusedMultiplyAdd(normal[i], matrix[(i * columns) + column], product);
            }

            var scale = -2.0 * product / square;
            for (var i = 0; i < normal.Length; i++)
            {
                matrix[(i * columns) + column] = Math.FusedMultiplyAdd(scale, normal[i], matrix[(i * columns) + column]);
            }
        }
    }
}
