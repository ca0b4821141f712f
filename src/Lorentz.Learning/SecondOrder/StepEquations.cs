namespace Lorentz.Learning.SecondOrder;

/// <summary>In which space a Levenberg-Marquardt step is solved for.</summary>
public enum StepEquations
{
    /// <summary>In the smaller one.</summary>
    Smaller = 0,

    /// <summary>That of the variables: (J^T J + mu I) h = -J^T r.</summary>
    Variables = 1,

    /// <summary>That of the residuals: h = -J^T y, (J J^T + mu I) y = r, solved without forming J J^T.</summary>
    Residuals = 2,

    /// <summary>As <see cref="Residuals"/>, but from J J^T: faster, and blind to directions below the root of the rounding unit.</summary>
    ResidualProducts = 3,
}
