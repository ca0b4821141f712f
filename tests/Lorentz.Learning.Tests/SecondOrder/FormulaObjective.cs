using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.SecondOrder;
using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Tests.SecondOrder;

/// <summary>Half a sum of squared residuals whose gradient comes from dual numbers.</summary>
internal sealed class FormulaObjective(TestProblem problem) : IObjective, IStochasticObjective
{
    public int Dimension => problem.Start.Length;

    public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient) => Evaluate(point, gradient);

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var value = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var duals = new Dual[point.Length];
            for (var j = 0; j < duals.Length; j++)
            {
                duals[j] = i == j ? Dual.Variable(point[j]) : Dual.Constant(point[j]);
            }

            var sum = Dual.Constant(0);
            foreach (var residual in problem.Residuals(duals))
            {
                sum += Dual.Constant(0.5) * residual * residual;
            }

            gradient[i] = sum.Derivative;
            value = sum.Value;
        }

        return value;
    }
}
