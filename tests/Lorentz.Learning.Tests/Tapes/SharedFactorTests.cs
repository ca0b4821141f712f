using System.Numerics;
using System.Runtime.InteropServices;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Weights that many operations with few rows share: packed once, their gradient one product, and no bit changed.</summary>
public sealed class SharedFactorTests
{
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 1, 9 }, { 2, 16 }, { 3, 21 }, { 16, 12 }, { 17, 12 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void BitsAreThoseOfWeightsThatAreNotShared(int samples, int width)
    {
        Compare<double>(samples, width, 1);
        Compare<float>(samples, width, 1);
        Compare<double>(samples, width, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void GradientIsTheSlope(int samples)
    {
        var tape = new TapeBuilder<double>();
        TapeCheck.Gradients(tape, Recurrent(tape, 5, 2, false), samples, 1e-8);
    }

    [Fact]
    public void MemoryServesManyAndFewSamplesInTurn()
    {
        var tape = new TapeBuilder<double>();
        var output = Recurrent(tape, 10, 1, false);
        var program = tape.Build(output);
        var memory = new TapeMemory<double>(program, 40);
        foreach (var samples in new[] { 1, 40, 2, 0, 3, 1 })
        {
            var (weights, inputs) = (TapeCheck.Numbers(samples, program.ParameterCount), TapeCheck.Numbers(7, samples * program.Inputs[0].Shape.Length));
            Assert.Equal(Run(program, new(program, Math.Max(1, samples)), output, weights, inputs, samples), Run(program, memory, output, weights, inputs, samples));
        }
    }

    [Fact]
    public void EveryBackwardPassOfAForwardPassHasItsOwnGradient()
    {
        var tape = new TapeBuilder<double>();
        var y = Recurrent(tape, 6, 1, false);
        var z = tape.SliceColumns(y, 0, 2);
        var program = tape.Build(y, z);
        var memory = new TapeMemory<double>(program, 1);
        var weights = TapeCheck.Numbers(1, program.ParameterCount);
        program.Forward(memory, weights, TapeCheck.Numbers(2, program.Inputs[0].Shape.Length), 1);
        double[] Gradient(TapeNode node, params double[] seeds)
        {
            var gradient = new double[weights.Length];
            program.Backward(memory, weights, 1, node, seeds, gradient);
            return gradient;
        }

        var first = Gradient(z, 1, 0);
        Assert.Equal(Gradient(y, 1, 0, 0, 0, 0, 0), first);
        Assert.NotEqual(first, Gradient(z, 0, 1));
        Assert.Equal(first, Gradient(z, 1, 0));
    }

    private static void Compare<T>(int samples, int width, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Weights seen through another shape belong to their operations alone.
        var results = new T[2][];
        for (var variant = 0; variant < 2; variant++)
        {
            var tape = new TapeBuilder<T>();
            var output = Recurrent(tape, width, rows, variant == 1);
            var program = tape.Build(output);
            T[] Numbers(int seed, int count) => [.. TapeCheck.Numbers(seed, count).Select(v => T.CreateChecked(0.5 * v))];
            results[variant] = Run(
                program, new(program, samples), output, Numbers(1, program.ParameterCount), Numbers(2, samples * program.Inputs[0].Shape.Length), samples);
        }

        Assert.True(MemoryMarshal.AsBytes<T>(results[0]).SequenceEqual(MemoryMarshal.AsBytes<T>(results[1])));
    }

    // Five steps: a matrix used by all, one used in two ways, one transposed, one that something else uses as well, one for
    // all samples together.
    private static TapeNode Recurrent<T>(TapeBuilder<T> tape, int width, int rows, bool hidden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TapeNode Matrix(int height, int columns) =>
            hidden ? tape.Reshape(tape.Reshape(tape.Parameter(1, height * columns), columns, height), height, columns) : tape.Parameter(height, columns);
        var (u, v, w, q, s) = (Matrix(width, width), Matrix(width, width), Matrix(width, 3), Matrix(width, width), Matrix(width, width));
        var (bias, other) = (tape.Parameter(1, width), tape.Parameter(1, width));
        var x = tape.Input(3, rows, needsGradient: true);
        var state = tape.Dense(x, w, bias);
        var constant = other;
        for (var step = 0; step < 5; step++)
        {
            var changed = tape.Add(tape.Dense(state, u, bias), tape.Dense(x, w, other));
            var gate = tape.Activate(tape.Add(tape.MatMul(state, v), tape.MatMul(state, v, transposeB: true)), ActivationKind.Sigmoid);
            state = tape.Multiply(gate, tape.Activate(changed, ActivationKind.Tanh));
            constant = tape.MatMul(constant, s, transposeB: step == 9);
            state = tape.Add(tape.MatMul(state, q), tape.Scale(constant, 0.01));
        }

        return tape.Add(state, tape.MatMul(tape.Constant(1, width, [.. Enumerable.Repeat(0.1, width)]), q));
    }

    private static T[] Run<T>(TapeProgram<T> program, TapeMemory<T> memory, TapeNode output, T[] weights, T[] inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new T[weights.Length];
        program.Forward(memory, weights, inputs, samples);
        program.Backward(memory, weights, samples, output, T.One, gradient);
        return [.. memory.Output(output, samples), .. gradient, .. memory.Gradient(program.Inputs[0], samples)];
    }
}
