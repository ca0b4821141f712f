using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Functions of a row as nodes: values, gradients, tangents and gradients of tangents.</summary>
public sealed class PointwiseTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(11, 1)]
    public void ValuesAndGradientsAreThoseOfTheFunction(int samples, int rows)
    {
        Check(new PointFunctions.Everything(1.5), samples, rows, 2e-9);
        Check(new PointFunctions.Motion(), samples, rows, 2e-8);
        Check(new PointFunctions.Tabulated(), samples, rows, 2e-9);
    }

    [Fact]
    public void TangentsGoThroughFormulasTwiceAndThroughTablesOnce()
    {
        Tangent(new PointFunctions.Everything(1.5), 1e-8, false);
        Tangent(new PointFunctions.Motion(), 1e-7, false);
        Tangent(new PointFunctions.Tabulated(), 1e-8, true);
    }

    [Fact]
    public void SinglePrecisionRoundsDoublePrecision()
    {
        var (single, wide) = (new TapeBuilder<float>(), new TapeBuilder<double>());
        var (x, z) = (single.Input(6, needsGradient: true), wide.Input(6, needsGradient: true));
        var (y, w) = (single.Pointwise(new PointFunctions.Motion(), x), wide.Pointwise(new PointFunctions.Motion(), z));
        var (programX, programZ) = (single.Build(y), wide.Build(w));
        var numbers = TapeCheck.Numbers(4, 6 * 13).Select(v => (double)(float)v).ToArray();
        var (memoryX, memoryZ) = (new TapeMemory<float>(programX, 13), new TapeMemory<double>(programZ, 13));
        programX.Forward(memoryX, [], numbers.Select(v => (float)v).ToArray(), 13);
        programZ.Forward(memoryZ, [], numbers, 13);
        programX.Backward(memoryX, [], 13, y, 1f, []);
        programZ.Backward(memoryZ, [], 13, w, 1.0, []);
        Near(memoryX.Output(y, 13), memoryZ.Output(w, 13));
        Near(memoryX.Gradient(x, 13), memoryZ.Gradient(z, 13));

        static void Near(ReadOnlySpan<float> singles, ReadOnlySpan<double> doubles)
        {
            for (var i = 0; i < doubles.Length; i++)
            {
                TapeCheck.Same(doubles[i], singles[i], 1e-4, $"number {i}");
            }
        }
    }

    [Fact]
    public void WrongNumbersOfColumnsAreRefused()
    {
        var tape = new TapeBuilder<double>();
        var error = Assert.Throws<ArgumentException>(() => tape.Pointwise(new PointFunctions.Motion(), tape.Input(5)));
        Assert.Contains("6 inputs", error.Message, StringComparison.Ordinal);
    }

    private static void Check<TFunction>(TFunction function, int samples, int rows, double tolerance)
        where TFunction : struct, IPointFunction
    {
        var tape = new TapeBuilder<double>();
        var x = tape.Input(function.Inputs, rows, needsGradient: true);
        var y = tape.Pointwise(function, x);
        TapeCheck.Gradients(tape, y, samples, tolerance);

        var program = tape.Build(y);
        var memory = new TapeMemory<double>(program, samples);
        var numbers = TapeCheck.Numbers(2, samples * rows * function.Inputs);
        program.Forward(memory, [], numbers, samples);
        var results = new Real64[function.Outputs];
        for (var row = 0; row < samples * rows; row++)
        {
            function.Evaluate<Real64>([.. numbers.AsSpan(row * function.Inputs, function.Inputs).ToArray().Select(v => new Real64(v))], results);
            for (var o = 0; o < results.Length; o++)
            {
                Assert.Equal(results[o].Value, memory.Output(y, samples)[(row * results.Length) + o]);
            }
        }
    }

    private static void Tangent<TFunction>(TFunction function, double tolerance, bool onlyOnce)
        where TFunction : struct, IPointFunction
    {
        var tape = new TapeBuilder<double>();
        var x = tape.Input(function.Inputs, needsGradient: true);
        var y = tape.Pointwise(function, x);
        var dy = Tangents.Of(tape, y, x, tape.Input(function.Inputs, needsGradient: true));
        TangentTests.IsDirectionalDerivative(tape, y, dy, 3, tolerance);
        if (onlyOnce)
        {
            var error = Assert.Throws<ArgumentException>(() => TapeCheck.Gradients(tape, dy, 3, tolerance));
            Assert.Contains("differentiated twice", error.Message, StringComparison.Ordinal);
        }
        else
        {
            TapeCheck.Gradients(tape, dy, 3, tolerance);
        }
    }
}
