using Lorentz.Learning.Activations;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Activations;

/// <summary>Activations on spans against the platform's functions, their derivatives against differences.</summary>
public static class ActivationFunctionsTests
{
    public static TheoryData<ActivationKind> Kinds => new(Enum.GetValues<ActivationKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void ValuesFollowTheFormula(ActivationKind kind)
    {
        var z = Points(-30, 30, 0.0137);
        var f = Values<double>(kind, z);
        for (var i = 0; i < z.Length; i++)
        {
            Assert.Equal(Formula(kind, z[i]), f[i], 1e-15 * (4 + Math.Abs(z[i])));
            Assert.Equal(f[i], ReferenceActivation.Of(kind, new Real64(z[i])).Value.Value, 1e-15 * (4 + Math.Abs(z[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void EachDerivativeIsTheSlopeOfTheOneBefore(ActivationKind kind)
    {
        const double step = 1e-3;
        var z = Points(-9.003, 9, 0.0371);
        double[] At(int order, double shift)
        {
            double[] moved = [.. z.Select(value => value + shift)];
            return order == 0 ? Values<double>(kind, moved) : Derivatives(kind, order, moved);
        }

        for (var order = 1; order <= 3; order++)
        {
            var derivative = Derivatives(kind, order, z);
            if (order == 1)
            {
                Assert.All(z.Zip(derivative), pair => Assert.Equal(ReferenceActivation.Of(kind, new Real64(pair.First)).Derivative.Value, pair.Second, 1e-14));
            }

            var (one, minusOne) = (At(order - 1, step), At(order - 1, -step));
            var (two, minusTwo) = (At(order - 1, 2 * step), At(order - 1, -2 * step));
            for (var i = 0; i < z.Length; i++)
            {
                var slope = ((8 * (one[i] - minusOne[i])) - (two[i] - minusTwo[i])) / (12 * step);
                Assert.Equal(slope, derivative[i], 2e-11);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void SinglePrecisionRoundsDoublePrecision(ActivationKind kind)
    {
        double[] z = [.. Points(-20, 20, 0.0173).Select(value => (double)(float)value)];
        float[] singles = [.. z.Select(value => (float)value)];
        for (var order = 0; order <= 3; order++)
        {
            var exact = order == 0 ? Values<double>(kind, z) : Derivatives(kind, order, z);
            var rounded = order == 0 ? Values<float>(kind, singles) : Derivatives(kind, order, singles);
            for (var i = 0; i < z.Length; i++)
            {
                Assert.Equal(exact[i], rounded[i], 1e-6 * (1 + Math.Abs(z[i])) * Math.Min(1, 0.4 + Math.Abs(exact[i])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void AnElementHasTheSameBitsAnywhere(ActivationKind kind)
    {
        float[] z = [.. Points(-5, 5, 0.31).Select(value => (float)value)];
        var (values, slopes) = (Values<float>(kind, z), Derivatives(kind, 1, z));
        for (var length = 0; length <= 17; length++)
        {
            var part = z[3..(3 + length)];
            var (f, d) = (new float[length], new float[length]);
            ActivationFunctions.ValueAndDerivative<float>(kind, part, f, d);
            StateAssert.SameBits(values[3..(3 + length)], f);
            StateAssert.SameBits(slopes[3..(3 + length)], d);
            ActivationFunctions.Value<float>(kind, part, part);
            StateAssert.SameBits(f, part);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void FarArgumentsGiveTheLimits(ActivationKind kind)
    {
        float[] far = [-1e9f, -3000f, -95f, 95f, 3000f, 1e9f];
        var (values, slopes) = (Values<float>(kind, far), Derivatives(kind, 1, far));
        for (var i = 0; i < far.Length; i++)
        {
            Assert.Equal(Formula(kind, far[i]), values[i], 1e-6 * Math.Max(1, Math.Abs(values[i])));
            var slope = kind switch
            {
                ActivationKind.Tanh or ActivationKind.Sigmoid => 0.0,
                ActivationKind.Identity => 1.0,
                _ => far[i] > 0 ? 1.0 : 0.0,
            };
            Assert.Equal(slope, slopes[i], 1e-6);
        }

        Assert.All(Derivatives(kind, 2, far).Concat(Derivatives(kind, 3, far)), bend => Assert.Equal(0f, bend, 1e-6f));
    }

    [Fact]
    public static void SiluAndSwishAreOneFunction() =>
        StateAssert.SameBits(Values<float>(ActivationKind.Silu, [1f, -2f, 3f]), Values<float>(ActivationKind.Swish1, [1f, -2f, 3f]));

    [Fact]
    public static void WhatThereIsNotIsRefused()
    {
        var z = new float[4];
        Assert.Throws<ArgumentException>(() => ActivationFunctions.Value<float>(ActivationKind.Silu, z, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActivationFunctions.Derivative<float>(ActivationKind.Silu, 4, z, z));
        Assert.Throws<NotSupportedException>(() => ActivationFunctions.Value<int>(ActivationKind.Silu, [1], new int[1]));
        var unknown = Assert.Throws<ArgumentException>(() => ActivationFunctions.Value<float>((ActivationKind)99, z, z));
        Assert.Contains("Silu, Relu", unknown.Message, StringComparison.Ordinal);
    }

    /// <summary>The formula by the platform's functions.</summary>
    internal static double Formula(ActivationKind kind, double z) => kind switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => z / (1 + Math.Exp(-z)),
        ActivationKind.Relu => Math.Max(z, 0),
        ActivationKind.Gelu => z * NormalDistribution(z),
        ActivationKind.Tanh => Math.Tanh(z),
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-z)),
        ActivationKind.Identity => z,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>1/2 + p(z) (z + z^3/3 + z^5/15 + ...), whose terms have one sign (Marsaglia, J. Stat. Soft. 11, 2004).</summary>
    private static double NormalDistribution(double z)
    {
        if (Math.Abs(z) > 9)
        {
            return z > 0 ? 1 : 0;
        }

        var (term, sum) = (z, z);
        for (var n = 3; n < 400; n += 2)
        {
            term *= z * z / n;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
    }

    private static double[] Points(double from, double to, double step) =>
        [.. Enumerable.Range(0, (int)((to - from) / step)).Select(i => from + (i * step))];

    private static T[] Values<T>(ActivationKind kind, T[] z)
        where T : unmanaged
    {
        var f = new T[z.Length];
        ActivationFunctions.Value<T>(kind, z, f);
        return f;
    }

    private static T[] Derivatives<T>(ActivationKind kind, int order, T[] z)
        where T : unmanaged
    {
        var d = new T[z.Length];
        ActivationFunctions.Derivative<T>(kind, order, z, d);
        return d;
    }
}
