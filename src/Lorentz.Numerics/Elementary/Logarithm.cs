namespace Lorentz.Numerics.Elementary;
/// <summary>Stand-in.</summary>
public static class Logarithm
{
    /// <summary>Stand-in.</summary>
    public static double Of(double v) => Math.Log(v);
}
