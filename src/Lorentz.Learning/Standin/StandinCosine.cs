namespace Lorentz.Learning.Standin;

/// <summary>cos(pi u).</summary>
internal static class StandinCosine
{
    internal static double OfPi(double u)
    {
        var x = Math.PI * (u - 0.5);
        var term = x;
        var sum = x;
        for (var k = 1; k < 14; k++)
        {
            term *= -(x * x) / (2 * k * ((2 * k) + 1));
            sum += term;
        }

        return -sum;
    }
}
