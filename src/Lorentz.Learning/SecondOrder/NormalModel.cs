using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.SecondOrder;

/// <summary>Steps from the normal equations (J^T J + mu I) h = -J^T r.</summary>
internal sealed class NormalModel(NormalEquations equations) : ILinearModel
{
    private readonly double[] factor = new double[equations.Matrix.Length];

    public double Value => equations.Value;

    public double[] Gradient => equations.Gradient;

    public double LargestDiagonal
    {
        get
        {
            var largest = 0.0;
            for (var i = 0; i < equations.Gradient.Length; i++)
            {
                largest = Math.Max(largest, equations.Matrix[(i * equations.Gradient.Length) + i]);
            }

            return largest;
        }
    }

    public bool TryStep(double damping, double[] step, MatrixRoom<double> room)
    {
        var size = step.Length;
        equations.Matrix.CopyTo(factor, 0);
        for (var i = 0; i < size; i++)
        {
            factor[(i * size) + i] += damping;
            step[i] = -equations.Gradient[i];
        }

        var view = new MatrixView<double>(factor, size, size);
        if (!Cholesky.Factor(view, room))
        {
            return false;
        }

        Cholesky.Solve(view, step);
        return true;
    }
}
