using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// The step of <see cref="DualModel"/> from J J^T: y of (J J^T + mu I) y = r by Cholesky, h = -J^T y. Many times faster where there
/// are hundreds of residuals.
/// </summary>
/// <remarks>
/// J J^T has the square of the condition of J; one step of iterative refinement, whose residual comes from J itself, makes up
/// for most of what its Cholesky factor loses by that (Bjorck, Numerical Methods for Least Squares Problems, SIAM 1996).
/// </remarks>
internal sealed class ProductModel : ILinearModel
{
    private readonly double[] jacobian;
    private readonly double[] residuals;
    private readonly double[] products;
    private readonly double[] factor;

    internal ProductModel(double[] jacobian, double[] residuals, int dimension)
    {
        (this.jacobian, this.residuals) = (jacobian, residuals);
        var rows = residuals.Length;
        products = new double[rows * rows];
        factor = new double[rows * rows];
        Gradient = new double[dimension];
        var room = new MatrixRoom<double>();
        MatrixProduct.Run(Jacobian, false, Jacobian, true, new(products, rows, rows), false, room);
        Combine(residuals, Gradient, room);
        Value = 0.5 * FixedOrderSum.OfProducts(residuals, residuals);
    }

    public double Value { get; }

    public double[] Gradient { get; }

    public double LargestDiagonal => DualModel.LargestSquare(jacobian, Gradient.Length);

    private MatrixView<double> Jacobian => new(jacobian, residuals.Length, Gradient.Length);

    public bool TryStep(double damping, double[] step, MatrixRoom<double> room)
    {
        var rows = residuals.Length;
        products.CopyTo(factor, 0);
        for (var i = 0; i < rows; i++)
        {
            factor[(i * rows) + i] += damping;
        }

        var view = new MatrixView<double>(factor, rows, rows);
        if (!Cholesky.Factor(view, room))
        {
            return false;
        }

        double[] solution = [.. residuals];
        Cholesky.Solve(view, solution);
        Combine(solution, step, room);

        // What (J J^T + mu I) y leaves of r.
        var rest = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            rest[i] = residuals[i] - FixedOrderSum.OfProducts(jacobian.AsSpan(i * step.Length, step.Length), step) - (damping * solution[i]);
        }

        Cholesky.Solve(view, rest);
        for (var i = 0; i < rows; i++)
        {
            solution[i] = -(solution[i] + rest[i]);
        }

        Combine(solution, step, room);
        return true;
    }

    private void Combine(double[] factors, double[] sum, MatrixRoom<double> room) => MatrixProduct.Run(
        new MatrixView<double>(factors, 1, factors.Length), false, Jacobian, false, new(sum, 1, sum.Length), false, room);
}
