using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Directional derivatives as nodes, and the backward pass through them.</summary>
public sealed class TangentTests
{
    public static TheoryData<string> Names => TapeGradientTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void TangentIsTheSlopeAndHasTheRightGradient(string name)
    {
        var tape = new TapeBuilder<double>();
        var y = TapeGradientTests.Cases[name](tape);
        var x = tape.Build(y).Inputs[0];
        var dy = Tangents.Of(tape, y, x, tape.Input(x.Columns, x.Shape.Rows, needsGradient: true));
        Assert.Equal(y.Shape, dy.Shape);
        IsDirectionalDerivative(tape, y, dy, 2, 1e-8);
        TapeCheck.Gradients(tape, dy, 2, 2e-8);
    }

    [Fact]
    public void TangentByAParameterIsTheDerivativeByIt()
    {
        var tape = new TapeBuilder<double>();
        var (x, w, b) = (tape.Input(4), tape.Parameter(3, 4), tape.Parameter(1, 3));
        var y = tape.Dense(tape.Dense(x, w, b, ActivationKind.Silu), 2);
        foreach (var parameter in new[] { w, b })
        {
            var seed = new double[parameter.Shape.Length];
            seed[2] = 1;
            var dy = Tangents.Of(tape, y, parameter, tape.Constant(parameter.Shape.Rows, parameter.Columns, seed));
            var program = tape.Build(y, dy);
            var memory = new TapeMemory<double>(program, 1);
            var weights = TapeCheck.Numbers(1, program.ParameterCount);
            double[] inputs = [1, -0.5, 0.3, 2];
            program.Forward(memory, weights, inputs, 1);
            for (var j = 0; j < 2; j++)
            {
                var gradient = new double[weights.Length];
                program.Backward(memory, weights, 1, y, [1 - j, j], gradient);
                Assert.Equal(gradient[(parameter == w ? 0 : 12) + 2], memory.Output(dy, 1)[j], 1e-14);
            }
        }
    }

    [Fact]
    public void TangentOfANetworkIsItsDualDerivative()
    {
        var tape = new TapeBuilder<double>();
        var x = tape.Input(3);
        var y = tape.Dense(tape.Dense(x, 5, ActivationKind.Silu), 2);
        var dy = Tangents.Of(tape, y, x, tape.ConstantPerSample(1, 3, 0, 1, 0));
        var ddy = Tangents.Of(tape, dy, x, tape.ConstantPerSample(1, 3, 0, 1, 0));
        var program = tape.Build(y, dy, ddy);
        var memory = new TapeMemory<double>(program, 1);
        var weights = TapeCheck.Numbers(1, program.ParameterCount);
        double[] inputs = [1, -0.5, 0.3];
        program.Forward(memory, weights, inputs, 1);
        for (var j = 0; j < 2; j++)
        {
            // y as a formula over dual numbers of dual numbers: value, first and second derivative at once.
            var sum = DualOf<Dual>.Constant(weights[20 + 10 + j]);
            for (var n = 0; n < 5; n++)
            {
                var z = DualOf<Dual>.Constant(weights[15 + n]);
                for (var k = 0; k < 3; k++)
                {
                    var input = k == 1
                        ? new DualOf<Dual>(Dual.Variable(inputs[k]), Dual.Constant(1))
                        : DualOf<Dual>.Constant(inputs[k]);
                    z += DualOf<Dual>.Constant(weights[(n * 3) + k]) * input;
                }

                var one = DualOf<Dual>.Constant(1);
                sum += DualOf<Dual>.Constant(weights[20 + (j * 5) + n]) * (z / (one + DualOf<Dual>.Exp(-z)));
            }

            Assert.Equal(sum.Value.Value, memory.Output(y, 1)[j], 1e-14);
            Assert.Equal(sum.Value.Derivative, memory.Output(dy, 1)[j], 1e-14);
            Assert.Equal(sum.Derivative.Derivative, memory.Output(ddy, 1)[j], 1e-13);
        }

        TapeCheck.Gradients(tape, ddy, 2, 1e-8);
    }

    [Fact]
    public void WhatDoesNotDependHasNoTangentAndWhatIsTooDeepIsRefused()
    {
        var tape = new TapeBuilder<double>();
        var (x, t) = (tape.Input(2), tape.Input(1));
        var y = tape.Activate(x, ActivationKind.Tanh);
        var zero = Tangents.Of(tape, y, t, tape.ConstantPerSample(1, 1, 1));
        var program = tape.Build(zero);
        var memory = new TapeMemory<double>(program, 3);
        program.Forward(memory, [], 3);
        Assert.All(memory.Output(zero, 3).ToArray(), value => Assert.Equal(0.0, value));

        var seed = tape.ConstantPerSample(1, 2, 1, 1);
        var twice = Tangents.Of(tape, Tangents.Of(tape, y, x, seed), x, seed);
        Assert.Throws<ArgumentException>(() => Tangents.Of(tape, twice, x, seed));
        Assert.Throws<ArgumentException>(() => Tangents.Of(tape, y, x, tape.Constant(1, 2, 1, 1)));
    }

    /// <summary>Compares a tangent with a difference quotient along the seed, which is the last input of the program.</summary>
    internal static void IsDirectionalDerivative(TapeBuilder<double> tape, TapeNode y, TapeNode dy, int samples, double tolerance)
    {
        const double Step = 1e-4;
        var program = tape.Build(y, dy);
        var memory = new TapeMemory<double>(program, samples);
        var weights = TapeCheck.Numbers(1, program.ParameterCount);
        var inputs = program.Inputs.Select((input, i) => TapeCheck.Numbers(2 + i, samples * input.Shape.Length)).ToArray();
        var (point, direction) = ((double[])inputs[0].Clone(), inputs[^1]);
        TapeCheck.Run(program, memory, weights, inputs, samples);
        var exact = memory.Output(dy, samples).ToArray();
        double[][] values = [At(-2), At(-1), At(1), At(2)];
        for (var i = 0; i < exact.Length; i++)
        {
            var slope = ((8 * (values[2][i] - values[1][i])) - (values[3][i] - values[0][i])) / (12 * Step);
            TapeCheck.Same(slope, exact[i], tolerance, $"element {i}");
        }

        double[] At(int steps)
        {
            inputs[0] = [.. point.Zip(direction, (p, d) => p + (steps * Step * d))];
            TapeCheck.Run(program, memory, weights, inputs, samples);
            return memory.Output(y, samples).ToArray();
        }
    }
}
