using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Inference;

/// <summary>The reverse products against dual numbers through the formula of the network.</summary>
public static class NetworkDerivativeTests
{
    public static TheoryData<DeepShape> Shapes =>
    [
        new DeepShape(6, [32], 4, ActivationKind.Silu),
        new DeepShape(7, [1], 4, ActivationKind.Tanh),
        new DeepShape(11, [17], 4, ActivationKind.Gelu),
        new DeepShape(6, [4100], 4, ActivationKind.Silu),
        new DeepShape(6, [24, 40], 4, ActivationKind.Silu),
        new DeepShape(6, [9, 33, 16], 4, ActivationKind.Relu),
        new DeepShape(3, [20, 7], 1, ActivationKind.Sigmoid),
        new DeepShape(2, [19, 5], 9, ActivationKind.Tanh),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public static void Values_and_derivatives_are_those_of_dual_numbers(DeepShape shape)
    {
        var network = WidthScaled.Create(shape, 3, 4);
        var derivative = new NetworkDerivative(network);
        var random = new RandomStream(8, 1);
        var (outputs, jacobian) = (new double[shape.Outputs], new double[shape.Outputs * shape.Inputs]);
        Dual[] weights = [.. network.Weights.Select(weight => Dual.Constant(weight))];
        for (var sample = 0; sample < 3; sample++)
        {
            var inputs = Enumerable.Range(0, shape.Inputs).Select(i => random.Uniform((ulong)((100 * sample) + i), -2, 2)).ToArray();
            derivative.Of(inputs, outputs, jacobian);
            for (var j = 0; j < shape.Inputs; j++)
            {
                var direction = j;
                var expected = ReferenceDeepNetwork.Evaluate<Dual>(
                    shape, weights, [.. inputs.Select((value, i) => i == direction ? Dual.Variable(value) : Dual.Constant(value))]);
                for (var o = 0; o < shape.Outputs; o++)
                {
                    Assert.Equal(expected[o].Value, outputs[o], 1e-13 * (1 + Math.Abs(expected[o].Value)));
                    Assert.Equal(expected[o].Derivative, jacobian[(o * shape.Inputs) + j], 1e-13 * (1 + Math.Abs(expected[o].Derivative)));
                }
            }
        }
    }

    [Fact]
    public static void Nothing_is_allocated_and_threads_do_not_meet()
    {
        // Wide enough not to fit the stack.
        var shape = new DeepShape(6, [3000, 64], 4, ActivationKind.Silu);
        var derivative = new NetworkDerivative(WidthScaled.Create(shape, 3, 4));
        double[] inputs = [0.1, -0.4, 1.3, 0.7, -1.1, 0.2];
        var expected = Run(inputs);
        var (outputs, jacobian) = (new double[4], new double[24]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            derivative.Of(inputs, outputs, jacobian);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Parallel.For(0, 32, i =>
        {
            double[] others = [.. inputs.Select(value => value + i)];
            Run(others);
            Assert.Equal(expected, Run(inputs));
        });

        double[] Run(double[] at)
        {
            var found = new double[24];
            derivative.Of(at, new double[4], found);
            return found;
        }
    }

    [Fact]
    public static void Spans_of_another_length_are_refused()
    {
        var derivative = new NetworkDerivative(WidthScaled.Create(new NetworkShape(6, 8, 4, ActivationKind.Silu), 1, 2));
        Assert.Throws<ArgumentException>(() => derivative.Of(new double[5], new double[4], new double[24]));
        Assert.Throws<ArgumentException>(() => derivative.Of(new double[6], new double[3], new double[24]));
        Assert.Throws<ArgumentException>(() => derivative.Of(new double[6], new double[4], new double[25]));
    }
}
