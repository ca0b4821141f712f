namespace Lorentz.Learning.SecondOrder;

/// <summary>A step s of the point and the change y of the gradient it brought, with s y above 0.</summary>
/// <param name="Step">s.</param>
/// <param name="Change">y.</param>
/// <param name="Inverse">1 / (s y).</param>
public sealed record CurvaturePair(double[] Step, double[] Change, double Inverse);
