using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Kernels;

/// <summary>The activations of the fused kernels against the formulas in double.</summary>
public sealed class FusedActivationTests
{
    [Fact]
    public void ReluFollowsTheFormula() => Check<Relu>(0.0);

    [Fact]
    public void GeluFollowsTheFormula() => Check<Gelu>(4e-7);

    [Fact]
    public void TanhFollowsTheFormula() => Check<Tanh>(5e-7);

    private static void Check<TActivation>(double tolerance)
        where TActivation : struct, IActivation
    {
        foreach (var z in Enumerable.Range(-4000, 8001).Select(i => i * 0.0073).Concat([-3e4, 3e4, -1e18, 1e18]))
        {
            var t = Vector256.Create((float)(z * TActivation.Scale));
            var exact = t[0] / (double)TActivation.Scale;
            var (a, b, c, d) = (t, -t, Vector256.Create(0.3f), t);
            TActivation.Prepare(ref a, ref b, ref c, ref d);
            Assert.Equal(a, d);
            if (Math.Abs(t[0]) <= TActivation.Bound)
            {
                var (e, f, g, h) = (t, -t, Vector256.Create(0.3f), t);
                TActivation.PrepareBounded(ref e, ref f, ref g, ref h);
                Assert.Equal((a, b, c, d), (e, f, g, h));
            }

            var gate = TActivation.Gate(a);
            var value = TActivation.Value(t, gate);
            var derivative = TActivation.Derivative(t, value, gate);
            var (expected, slope) = ReferenceActivation.Of(TActivation.Kind, new Real64(exact));
            Assert.Equal(expected.Value, value[5] / (double)TActivation.Scale, (tolerance * Math.Max(1, Math.Abs(exact))) + 1e-30);
            Assert.Equal(slope.Value, derivative[5] / (double)TActivation.Scale, (3 * tolerance) + 1e-30);
        }

        // Neurons that fill up the last vector see zero and must answer zero.
        var (zero, same, other, more) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        TActivation.Prepare(ref zero, ref same, ref other, ref more);
        Assert.Equal(0f, TActivation.Value(Vector256<float>.Zero, TActivation.Gate(zero))[0]);
    }
}
