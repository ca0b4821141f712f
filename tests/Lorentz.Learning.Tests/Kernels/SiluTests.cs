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
        for (var z = -100.0; z <= 100.0; z += 0.0137)
        {
            var t = Vector256.Create((float)(z * Silu.Scale));
            var exact = t[0] / (double)Silu.Scale;
            var value = Silu.ValueAndDerivative(t, Silu.Prepare(t), out var derivative);
            var sigmoid = 1.0 / (1.0 + Math.Exp(-exact));
            Assert.Equal(exact * sigmoid, value[3] / (double)Silu.Scale, 4e-7 * Math.Max(0.1, Math.Abs(exact)));
            Assert.Equal(sigmoid * (1 + exact - (exact * sigmoid)), derivative[3] / (double)Silu.Scale, 1.5e-6);
            Assert.Equal(value, Silu.Value(t, Silu.Prepare(t)));
        }
    }

    [Theory]
    [InlineData(0f, 0f, 0.5f)]
    [InlineData(-1e30f, 1e30f, 1f)]
    [InlineData(1e30f, 0f, 0f)]
    public void LimitsAreThoseOfTheSigmoid(float t, float value, float derivative)
    {
        var actual = Silu.ValueAndDerivative(Vector256.Create(t), Silu.Prepare(Vector256.Create(t)), out var slope);
        Assert.Equal(value, Math.Abs(actual[0]), 1e-6f * (1 + Math.Abs(value)));
        Assert.Equal(derivative, slope[0] / Silu.Scale, 1e-6f);
    }
}
