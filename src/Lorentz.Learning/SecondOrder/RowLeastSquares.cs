using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>A problem whose Jacobian is stored whole, with steps from the equations of either space.</summary>
internal sealed class RowLeastSquares(IResidualRows rows, StepEquations equations) : ILeastSquares
{
    private readonly double[] residuals = new double[rows.Rows];
    private readonly double[] jacobian = new double[checked(rows.Rows * rows.Dimension)];

    public int Dimension => rows.Dimension;

    private bool IsDual => equations == StepEquations.Residuals || (equations == StepEquations.Smaller && rows.Rows < rows.Dimension);

    public double ValueOf(double[] point)
    {
        var values = new double[rows.Rows];
        rows.Evaluate(point, values);
        return 0.5 * FixedOrderSum.OfProducts(values, values);
    }

    // The model uses the room of this problem, until the next one is made.
    public ILinearModel Linearise(double[] point)
    {
        rows.Jacobian(point, residuals, jacobian);
        return equations == StepEquations.ResidualProducts ? new ProductModel(jacobian, residuals, Dimension)
            : IsDual ? new DualModel(jacobian, residuals, Dimension) : new NormalModel(Normal());
    }

    private NormalEquations Normal()
    {
        var (matrix, gradient) = (new double[Dimension * Dimension], new double[Dimension]);
        var room = new MatrixRoom<double>();
        var view = new MatrixView<double>(jacobian, rows.Rows, Dimension);
        SymmetricProduct.AddTo(view, new MatrixView<double>(matrix, Dimension, Dimension), room);
        MatrixProduct.Run(new MatrixView<double>(residuals, 1, rows.Rows), false, view, false, new(gradient, 1, Dimension), false, room);
        return new(matrix, gradient, 0.5 * FixedOrderSum.OfProducts(residuals, residuals));
    }
}
