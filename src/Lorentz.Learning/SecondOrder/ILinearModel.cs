using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.SecondOrder;

/// <summary>Residuals r + J h about a point, and the damped steps of this model.</summary>
internal interface ILinearModel
{
    /// <summary>Half the sum of squared residuals at the point.</summary>
    double Value { get; }

    /// <summary>J^T r.</summary>
    double[] Gradient { get; }

    /// <summary>Largest diagonal element of J^T J.</summary>
    double LargestDiagonal { get; }

    /// <summary>The h that makes |r + J h|^2 + damping |h|^2 least.</summary>
    /// <returns>False where the equations are singular to working precision.</returns>
    bool TryStep(double damping, double[] step, MatrixRoom<double> room);
}
