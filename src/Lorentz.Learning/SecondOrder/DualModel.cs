using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// Steps in the space of the residuals: with J = L Q the step is h = -Q^T w, where w makes |r - L w|^2 + mu |w|^2 least. That is the step
/// of the normal equations, since J^T (J J^T + mu I)^-1 = (J^T J + mu I)^-1 J^T, at a cost that grows only linearly with the
/// number of variables.
/// </summary>
/// <remarks>J J^T, whose condition is the square of that of J, is never formed: residuals that hardly anything moves vanish too.</remarks>
internal sealed class DualModel : ILinearModel
{
    private readonly double[] orthonormal;
    private readonly double[] lower;
    private readonly double[] residuals;

    /// <summary>The model of residuals and Jacobian, of which the latter is overwritten.</summary>
    internal DualModel(double[] jacobian, double[] residuals, int dimension)
    {
        (orthonormal, this.residuals) = (jacobian, residuals);
        var room = new MatrixRoom<double>();
        Gradient = new double[dimension];
        Combine(residuals, Gradient, room);
        LargestDiagonal = LargestSquare(jacobian, dimension);
        Value = 0.5 * FixedOrderSum.OfProducts(residuals, residuals);
        lower = RowFactorisation.Orthonormalise(orthonormal, residuals.Length, room);
    }

    public double Value { get; }

    public double[] Gradient { get; }

    public double LargestDiagonal { get; }

    public bool TryStep(double damping, double[] step, MatrixRoom<double> room)
    {
        if (DampedTriangle.Solve(lower, residuals, damping) is not { } solution)
        {
            return false;
        }

        for (var i = 0; i < solution.Length; i++)
        {
            solution[i] = -solution[i];
        }

        Combine(solution, step, room);
        return true;
    }

    internal static double LargestSquare(double[] jacobian, int dimension)
    {
        var squares = new double[dimension];
        for (var start = 0; start < jacobian.Length; start += dimension)
        {
            for (var i = 0; i < dimension; i++)
            {
                squares[i] = Math.FusedMultiplyAdd(jacobian[start + i], jacobian[start + i], squares[i]);
            }
        }

        return squares.Max();
    }

    private void Combine(double[] factors, double[] sum, MatrixRoom<double> room) => MatrixProduct.Run(
        new MatrixView<double>(factors, 1, factors.Length), false, new(orthonormal, factors.Length, sum.Length), false, new(sum, 1, sum.Length), false, room);
}
