using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>The gradient of every operation, by weights and by inputs, against differences.</summary>
public sealed class TapeGradientTests
{
    internal static readonly Dictionary<string, Func<TapeBuilder<double>, TapeNode>> Cases = new()
    {
        ["dense"] = tape => tape.Dense(X(tape, 5), 7),
        ["dense of several rows"] = tape => tape.Dense(X(tape, 3, 4), 9),
        ["dense of parameters"] = tape => tape.Add(tape.Dense(tape.Parameter(1, 3), 4), X(tape, 4)),
        ["product with parameter"] = tape => tape.MatMul(X(tape, 5, 2), tape.Parameter(5, 3)),
        ["product with transposed parameter"] = tape => tape.MatMul(X(tape, 5, 2), tape.Parameter(3, 5), transposeB: true),
        ["product within samples"] = tape => tape.MatMul(X(tape, 5, 2), X(tape, 3, 5)),
        ["product within samples, left transposed"] = tape => tape.MatMul(X(tape, 5, 2), X(tape, 3, 2), transposeA: true),
        ["product within samples, right transposed"] = tape => tape.MatMul(X(tape, 5, 2), X(tape, 5, 3), transposeB: true),
        ["product within samples, both transposed"] = tape => tape.MatMul(X(tape, 5, 2), X(tape, 2, 3), transposeA: true, transposeB: true),
        ["parameter times samples"] = tape => tape.MatMul(tape.Parameter(4, 3), X(tape, 2, 3)),
        ["transposed parameter times samples"] = tape => tape.MatMul(tape.Parameter(3, 4), X(tape, 2, 3), transposeA: true),
        ["transposed samples times parameter"] = tape => tape.MatMul(X(tape, 4, 3), tape.Parameter(3, 2), transposeA: true),
        ["product of parameters"] = tape => tape.Multiply(tape.MatMul(tape.Parameter(2, 3), tape.Parameter(2, 2), true), X(tape, 2, 3)),
        ["square of a matrix"] = Twice(x => (tape => tape.MatMul(x, x)), 3, 3),
        ["sum"] = tape => tape.Add(X(tape, 5), X(tape, 5)),
        ["sum of a thing with itself"] = Twice(x => (tape => tape.Add(x, x)), 4, 1),
        ["difference with a row"] = tape => tape.Subtract(tape.Parameter(1, 5), X(tape, 5, 3)),
        ["product with a row"] = tape => tape.Multiply(X(tape, 11, 3), tape.Parameter(1, 11)),
        ["product with rows"] = tape => tape.Multiply(X(tape, 4, 3), tape.Parameter(3, 4)),
        ["product with a column"] = tape => tape.Multiply(X(tape, 11, 2), X(tape, 1, 2)),
        ["column times columns"] = tape => tape.Multiply(X(tape, 1, 2), X(tape, 11, 2)),
        ["column of parameters"] = tape => tape.Multiply(tape.Parameter(2, 1), X(tape, 9, 2)),
        ["outer quotient"] = tape => tape.Divide(tape.Parameter(1, 9), X(tape, 1, 2)),
        ["quotient"] = tape => tape.Divide(X(tape, 9), X(tape, 9)),
        ["quotient by a number"] = tape => tape.Divide(X(tape, 9), tape.Parameter(1, 1)),
        ["scale"] = tape => tape.Scale(X(tape, 6), -1.5),
        ["shift"] = tape => tape.Square(tape.AddScalar(X(tape, 6), 0.5)),
        ["scale columns"] = tape => tape.ScaleColumns(X(tape, 3), 1, -2, 3),
        ["square"] = tape => tape.Square(X(tape, 6)),
        ["root"] = tape => tape.Sqrt(tape.AddScalar(tape.Square(X(tape, 6)), 0.1)),
        ["exponential"] = tape => tape.Exp(X(tape, 6, 2)),
        ["reciprocal"] = tape => tape.Reciprocal(X(tape, 6)),
        ["logarithm"] = tape => tape.Log(tape.AddScalar(tape.Square(X(tape, 6)), 0.1)),
        ["sine"] = tape => tape.Sin(X(tape, 6, 2)),
        ["cosine"] = tape => tape.Cos(tape.Scale(X(tape, 9), 3)),
        ["scan"] = tape => tape.DecayScan(X(tape, 9, 4), tape.Parameter(1, 9)),
        ["scan from below"] = tape => tape.Square(tape.DecayScan(X(tape, 3, 5), tape.Parameter(1, 3), isUpwards: true)),
        ["scan of one row"] = tape => tape.Square(tape.DecayScan(X(tape, 3), tape.Parameter(1, 3))),
        ["scan of what is used elsewhere"] = Twice(x => (tape => tape.Multiply(x, tape.DecayScan(x, tape.Constant(1, 3, 0.5, -1, 1.25)))), 3, 4),
        ["magnitude"] = tape => tape.Abs(X(tape, 6, 2)),
        ["sign"] = tape => tape.Multiply(tape.Sign(X(tape, 6, 2)), X(tape, 6, 2)),
        ["largest"] = tape => tape.MaxColumns(X(tape, 7, 2)),
        ["largest, used twice"] = Twice(x => (tape => tape.Divide(x, tape.MaxColumns(tape.Square(x)))), 7, 2),
        ["median of many"] = tape => tape.MedianColumns(X(tape, 7, 2)),
        ["median of an even number"] = Twice(x => (tape => tape.Multiply(x, tape.MedianColumns(x))), 6, 2),
        ["selection"] = Twice(x => (tape => tape.Select(x, tape.Square(x), X(tape, 7, 2))), 7, 2),
        ["selection by a column"] = tape => tape.Select(X(tape, 1, 2), X(tape, 9, 2), tape.Parameter(1, 9)),
        ["selection of columns by parameters"] = tape => tape.Select(tape.Parameter(3, 5), X(tape, 1, 3), tape.Parameter(1, 1)),
        ["one below the other"] = tape => tape.ConcatRows(X(tape, 3, 2), X(tape, 3), X(tape, 3, 4)),
        ["the same one below the other"] = Twice(x => (tape => tape.ConcatRows(x, x)), 3, 2),
        ["rows"] = tape => tape.SliceRows(X(tape, 3, 5), 1, 3),
        ["rows that overlap"] = Twice(x => (tape => tape.Multiply(tape.SliceRows(x, 0, 3), tape.SliceRows(x, 1, 3))), 2, 4),
        ["softmax"] = tape => tape.Softmax(X(tape, 7, 2)),
        ["softmax of one"] = tape => tape.Softmax(X(tape, 1, 2)),
        ["side by side"] = tape => tape.ConcatColumns(X(tape, 2, 3), X(tape, 9, 3), X(tape, 1, 3)),
        ["the same side by side"] = Twice(x => (tape => tape.ConcatColumns(x, x)), 3, 2),
        ["slice"] = tape => tape.SliceColumns(X(tape, 7, 2), 2, 3),
        ["slices that overlap"] = Twice(
            x => (tape => tape.Multiply(tape.SliceColumns(x, 0, 4), tape.Activate(tape.SliceColumns(x, 2, 4), ActivationKind.Tanh))), 6, 2),
        ["slice of a slice"] = tape => tape.Square(tape.SliceColumns(tape.SliceColumns(X(tape, 9, 2), 2, 5), 1, 3)),
        ["slice of parameters"] = tape => tape.Multiply(X(tape, 3), tape.SliceColumns(tape.Parameter(1, 8), 4, 3)),
        ["slice and whole"] = Twice(x => (tape => tape.Add(tape.Square(x), tape.SliceColumns(x, 1, 1))), 4, 2),
        ["repeat"] = tape => tape.Square(tape.RepeatRows(X(tape, 3, 2), 4)),
        ["repeat a parameter"] = tape => tape.Multiply(tape.RepeatRows(tape.Parameter(1, 3), 4), X(tape, 3, 4)),
        ["reshape"] = tape => tape.SumColumns(tape.Square(tape.Reshape(X(tape, 6, 2), 4, 3))),
        ["reshape of a slice"] = tape => tape.SumColumns(tape.Square(tape.Reshape(tape.SliceColumns(X(tape, 8, 2), 1, 6), 4, 3))),
        ["reshape of a parameter"] = tape => tape.MatMul(X(tape, 3), tape.Reshape(tape.Parameter(1, 12), 3, 4)),
        ["whole and reshape"] = Twice(x => (tape => tape.Multiply(tape.Square(x), tape.Reshape(tape.Exp(tape.Reshape(x, 3, 2)), 2, 3))), 3, 2),
        ["sum of columns"] = tape => tape.SumColumns(X(tape, 11, 2)),
        ["sum of columns, used twice"] = Twice(x => (tape => tape.Multiply(x, tape.SumColumns(x))), 11, 2),
        ["sum of rows"] = tape => tape.SumRowsPerSample(X(tape, 3, 5)),
        ["mean of rows"] = tape => tape.MeanRowsPerSample(X(tape, 3, 5)),
        ["constants"] = tape => tape.Add(tape.Multiply(X(tape, 2, 2), tape.ConstantPerSample(2, 2, 1, 2, 3, 4)), tape.Constant(2, 2, 5, 6, 7, 8)),
        ["silu"] = tape => tape.Activate(X(tape, 13), ActivationKind.Silu),
        ["activated slice"] = tape => tape.Activate(tape.SliceColumns(X(tape, 13, 2), 3, 9), ActivationKind.Silu),
        ["deep"] = tape => tape.Square(tape.Dense(tape.Dense(tape.Dense(X(tape, 3), 9, ActivationKind.Silu), 6, ActivationKind.Tanh), 2)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientIsTheSlope(string name)
    {
        foreach (var samples in new[] { 1, 3 })
        {
            var tape = new TapeBuilder<double>();
            TapeCheck.Gradients(tape, Cases[name](tape), samples);
        }
    }

    [Fact]
    public void StoppedGradientIsZero()
    {
        var tape = new TapeBuilder<double>();
        var x = tape.Input(3, needsGradient: true);
        var y = tape.Multiply(x, tape.StopGradient(tape.Square(x)));
        var program = tape.Build(y);
        var memory = new TapeMemory<double>(program, 2);
        double[] inputs = [1, -2, 3, 4, 5, 6];
        program.Forward(memory, [], inputs, 2);
        program.Backward(memory, [], 2, y, 1.0, []);
        Assert.Equal(inputs.Select(v => v * v), memory.Gradient(x, 2).ToArray());
        Assert.Equal(inputs.Select(v => v * v * v), memory.Output(y, 2).ToArray());
    }

    private static TapeNode X(TapeBuilder<double> tape, int columns, int rows = 1) => tape.Input(columns, rows, needsGradient: true);

    private static Func<TapeBuilder<double>, TapeNode> Twice(
        Func<TapeNode, Func<TapeBuilder<double>, TapeNode>> use, int columns, int rows) => tape => use(tape.Scale(X(tape, columns, rows), 1.5))(tape);
}
