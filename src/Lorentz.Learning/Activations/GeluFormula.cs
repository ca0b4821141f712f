using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// f = z P with the normal distribution P = (1 + erf(z / sqrt 2)) / 2 and its density p: f' = P + z p, f'' = p (2 - z^2),
/// f''' = p z (z^2 - 4).
/// </summary>
/// <remarks>In single precision P is that of <see cref="Gelu"/>: erf of this project goes through double there.</remarks>
internal readonly struct GeluFormula : IActivationFormula
{
    private const double SquareRootOfHalf = 0.70710678118654752;
    private const double DensityAtZero = 0.39894228040143268;

    /// <inheritdoc/>
    public static Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged => z * Distribution(z);

    /// <inheritdoc/>
    public static (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged
    {
        var distribution = Distribution(z);
        return (z * distribution, LaneFunctions.FusedMultiplyAdd(z, Density(z), distribution));
    }

    /// <inheritdoc/>
    public static Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged => Density(z) * (LaneFunctions.Constant<T>(2.0) - (z * z));

    /// <inheritdoc/>
    public static Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged => Density(z) * z * ((z * z) - LaneFunctions.Constant<T>(4.0));

    private static Vector256<T> Distribution<T>(Vector256<T> z)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Gelu.NormalDistribution(z.AsSingle()).As<float, T>();
        }

        var half = LaneFunctions.Constant<T>(0.5);
        return LaneFunctions.FusedMultiplyAdd(half, LaneFunctions.Erf(z * LaneFunctions.Constant<T>(SquareRootOfHalf)), half);
    }

    private static Vector256<T> Density<T>(Vector256<T> z)
        where T : unmanaged =>
        LaneFunctions.Constant<T>(DensityAtZero) * LaneFunctions.Exp(LaneFunctions.Constant<T>(-0.5) * (z * z));
}
