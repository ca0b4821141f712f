using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;
using Xunit;

namespace Lorentz.Learning.Tests.Kernels;

/// <summary>The activation against the formula in double.</summary>
public sealed class SiluTests
{
    [Fact]
    public void ValueAndDerivativeFollowTheFormula()
    {
        for (var z = -110.0; z <= 110.0; z += 0.0137)
        {
            var t = Vector256.Create((float)(z * Silu.Scale));
            var exact = t[0] / (double)Silu.Scale;
            var (value, derivative) = Activate(t);
            var sigmoid = 1.0 / (1.0 + Math.Exp(-exact));
            Assert.Equal(exact * sigmoid, value[3] / (double)Silu.Scale, 4e-7 * Math.Max(0.1, Math.Abs(exact)));
            Assert.Equal(sigmoid * (1 + exact - (exact * sigmoid)), derivative[3] / (double)Silu.Scale, 1.5e-6);
        }
    }

    [Theory]
    [InlineData(0f, 0f, 0.5f)]
    [InlineData(-1e30f, 1e30f, 1f)]
    [InlineData(1e30f, 0f, 0f)]
    public void LimitsAreThoseOfTheSigmoid(float t, float value, float derivative)
    {
        var (actual, slope) = Activate(Vector256.Create(t));
        Assert.Equal(value, Math.Abs(actual[0]), 1e-6f * (1 + Math.Abs(value)));
        Assert.Equal(derivative, slope[0] / Silu.Scale, 1e-6f);
    }

    private static (Vector256<float> Value, Vector256<float> Derivative) Activate(Vector256<float> t)
    {
        var (a, b, c, d) = (t, -t, Vector256.Create(7f), t);
        Silu.Prepare(ref a, ref b, ref c, ref d);
        Assert.Equal(a, d);
        if (Math.Abs(t[0]) <= Silu.Bound)
        {
            var (e, f, g, h) = (t, -t, Vector256.Create(7f), t);
            Silu.PrepareBounded(ref e, ref f, ref g, ref h);
            Assert.Equal((a, b, c, d), (e, f, g, h));
        }

        var gate = Silu.Gate(a);
        var value = Silu.Value(t, gate);
        return (value, Silu.Derivative(t, value, gate));
    }
}
