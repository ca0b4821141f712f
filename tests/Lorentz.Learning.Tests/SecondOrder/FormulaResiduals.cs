using Lorentz.Learning.SecondOrder;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Tests.SecondOrder;

/// <summary>Residuals whose Jacobian comes from dual numbers; one residual is one chunk.</summary>
internal sealed class FormulaResiduals(TestProblem problem) : IResidualBlocks
{
    public int Dimension => problem.Start.Length;

    public int Chunks { get; } = problem.Residuals([.. problem.Start.Select(Dual.Constant)]).Length;

    public double AddNormal(int chunk, ReadOnlySpan<double> point, MatrixView<double> normal, Span<double> gradient, MatrixRoom<double> room)
    {
        var derivatives = new double[Dimension];
        var value = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            var duals = new Dual[Dimension];
            for (var j = 0; j < duals.Length; j++)
            {
                duals[j] = i == j ? Dual.Variable(point[j]) : Dual.Constant(point[j]);
            }

            var residual = problem.Residuals(duals)[chunk];
            (value, derivatives[i]) = (residual.Value, residual.Derivative);
        }

        for (var i = 0; i < Dimension; i++)
        {
            gradient[i] += derivatives[i] * value;
            for (var j = i; j < Dimension; j++)
            {
                normal[i, j] += derivatives[i] * derivatives[j];
            }
        }

        return value * value;
    }

    public double SumOfSquares(int chunk, ReadOnlySpan<double> point)
    {
        var duals = new Dual[point.Length];
        for (var j = 0; j < duals.Length; j++)
        {
            duals[j] = Dual.Constant(point[j]);
        }

        var value = problem.Residuals(duals)[chunk].Value;
        return value * value;
    }
}
