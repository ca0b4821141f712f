using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.LeastSquares;

/// <summary>
/// Linear least squares in double precision, fed row by row: minimises sum_i |row_i X - right_i|^2 over the unknowns,
/// for several right sides at once.
/// </summary>
/// <remarks>
/// The same bits everywhere: rows are added in the order given, every element of the matrix by one chain of fused
/// multiply-adds, and parts that were fed apart are merged in the order of the calls. Columns are scaled to unit length
/// before the Cholesky factorisation (A. van der Sluis, Numer. Math. 14 (1969) 14: within a factor sqrt(n) of the best
/// condition number that scaling can give), so the ridge is relative to each column's own size.
/// </remarks>
public sealed class NormalEquations
{
    private const int Lanes = 4;

    private readonly int stride;
    private readonly double[] matrix;
    private readonly double[] rights;
    private readonly double[] padded;

    /// <summary>Equations without rows.</summary>
    /// <param name="unknowns">Columns of the rows.</param>
    /// <param name="sides">Right sides solved for together.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one of either.</exception>
    public NormalEquations(int unknowns, int sides)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unknowns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sides, 1);
        (Unknowns, Sides) = (unknowns, sides);
        stride = (unknowns + Lanes - 1) / Lanes * Lanes;
        matrix = new double[unknowns * stride];
        rights = new double[sides * stride];
        padded = new double[stride];
    }

    /// <summary>Columns of the rows.</summary>
    public int Unknowns { get; }

    /// <summary>Right sides solved for together.</summary>
    public int Sides { get; }

    /// <summary>Rows added so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds one row.</summary>
    /// <param name="row">Its coefficients, one an unknown.</param>
    /// <param name="right">What it should give, one value a right side.</param>
    /// <exception cref="ArgumentException">When a span has another length.</exception>
    public void Add(ReadOnlySpan<double> row, ReadOnlySpan<double> right)
    {
        if (row.Length != Unknowns || right.Length != Sides)
        {
            throw new ArgumentException($"A row of {row.Length} coefficients and {right.Length} right sides: expected {Unknowns} and {Sides}.");
        }

        row.CopyTo(padded);
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(padded.AsSpan());
        for (var i = 0; i < Unknowns; i++)
        {
            // The lower triangle, whole vectors: what lies right of the diagonal is never read.
            Accumulate(Vector256.Create(row[i]), vectors[..((i / Lanes) + 1)], matrix.AsSpan(i * stride));
        }

        for (var side = 0; side < Sides; side++)
        {
            Accumulate(Vector256.Create(right[side]), vectors, rights.AsSpan(side * stride));
        }

        Rows++;
    }

    /// <summary>Adds the rows of other equations of the same size.</summary>
    /// <exception cref="ArgumentException">When the size differs.</exception>
    public void Add(NormalEquations other)
    {
        if (other.Unknowns != Unknowns || other.Sides != Sides)
        {
            throw new ArgumentException($"Equations of {other.Unknowns} unknowns and {other.Sides} right sides: expected {Unknowns} and {Sides}.", nameof(other));
        }

        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i] += other.matrix[i];
        }

        for (var i = 0; i < rights.Length; i++)
        {
            rights[i] += other.rights[i];
        }

        Rows += other.Rows;
    }

    /// <summary>The unknowns of each right side, [Sides x Unknowns]; an unknown whose column is zero is zero.</summary>
    /// <param name="ridge">Added to the diagonal of the scaled matrix: a relative, tiny number, at least 0.</param>
    public double[] Solve(double ridge)
    {
        var factor = SemidefiniteCholesky.Factor(Unknowns, (i, j) => matrix[(i * stride) + j], ridge);
        var solution = new double[Sides * Unknowns];
        for (var side = 0; side < Sides; side++)
        {
            factor.Solve(rights.AsSpan(side * stride, Unknowns), solution.AsSpan(side * Unknowns, Unknowns));
        }

        return solution;
    }

    private static void Accumulate(Vector256<double> scale, ReadOnlySpan<Vector256<double>> row, Span<double> target)
    {
        var sums = MemoryMarshal.Cast<double, Vector256<double>>(target);
        for (var v = 0; v < row.Length; v++)
        {
            sums[v] = Vector256.FusedMultiplyAdd(scale, row[v], sums[v]);
        }
    }
}
