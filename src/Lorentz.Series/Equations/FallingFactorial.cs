using System.Numerics;

namespace Lorentz.Series.Equations;

/// <summary>n (n-1) ... (n-k+1), the factor that k derivatives put before x^(n-k); 0 where n is below k.</summary>
public static class FallingFactorial
{
    /// <summary>The exact product.</summary>
    /// <param name="n">The power, at least 0.</param>
    /// <param name="k">How many factors, at least 0.</param>
    public static BigInteger Exact(int n, int k)
    {
        var product = BigInteger.One;
        for (var factor = n - k + 1; factor <= n; factor++)
        {
            product *= factor;
        }

        return product;
    }

    /// <summary>The product in double, exact below 2^53.</summary>
    /// <param name="n">The power, at least 0.</param>
    /// <param name="k">How many factors, at least 0.</param>
    public static double Real(int n, int k)
    {
        var product = 1.0;
        for (var factor = n - k + 1; factor <= n; factor++)
        {
            product *= factor;
        }

        return product;
    }
}
