namespace Lorentz.Learning.SecondOrder;

/// <summary>A least-squares problem as the loop of <see cref="LevenbergMarquardt"/> sees it.</summary>
internal interface ILeastSquares
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>Half the sum of squared residuals.</summary>
    double ValueOf(double[] point);

    /// <summary>The linear model at a point.</summary>
    ILinearModel Linearise(double[] point);
}
