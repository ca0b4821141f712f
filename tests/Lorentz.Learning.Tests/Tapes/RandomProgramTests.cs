using FsCheck;
using FsCheck.Fluent;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Programs made of operations drawn at random, where nodes are used several times and seen in several ways.</summary>
public sealed class RandomProgramTests
{
    [Fact]
    public void GradientsOfAnyProgramAreSlopes() => Prop.ForAll<int>(seed =>
    {
        var tape = new TapeBuilder<double>();
        TapeCheck.Gradients(tape, Build(tape, new Random(seed)), 1 + (Math.Abs(seed % 3)), 1e-7);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static TapeNode Build(TapeBuilder<double> tape, Random random)
    {
        var rows = random.Next(1, 4);
        List<TapeNode> nodes =
        [
            tape.Input(random.Next(1, 6), rows, needsGradient: true), tape.Input(random.Next(1, 12), rows, needsGradient: true),
            tape.RepeatRows(tape.Dense(tape.Input(3, needsGradient: true), 4), rows),
        ];
        for (var step = random.Next(4, 14); step > 0; step--)
        {
            var (x, y) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)]);
            var next = random.Next(13) switch
            {
                0 => tape.Dense(x, random.Next(1, 10), ActivationKind.Silu),
                1 => tape.ConcatColumns(x, y, x),
                2 => tape.SliceColumns(x, random.Next(x.Columns), 1),
                3 => tape.SliceColumns(x, x.Columns / 3, x.Columns - (x.Columns / 3)),
                4 => tape.Multiply(x, tape.SumColumns(y)),
                5 => tape.Divide(x, tape.AddScalar(tape.Square(tape.SumColumns(y)), 1)),
                6 => tape.Softmax(x),
                7 => tape.Multiply(x, tape.Parameter(1, x.Columns)),
                8 => tape.Subtract(tape.MatMul(tape.Parameter(rows, rows), x), x),
                9 => tape.MatMul(tape.MatMul(x, x, transposeB: true), y),
                10 => tape.Reshape(tape.Dense(tape.Reshape(x, 1, rows * x.Columns), rows * 2), rows, 2),
                11 => tape.RepeatRows(tape.MeanRowsPerSample(x), rows),
                _ => tape.Sqrt(tape.AddScalar(tape.Square(x), 0.5)),
            };
            nodes.Add(tape.Activate(next, ActivationKind.Tanh));
            nodes.Add(next.Columns > 12 ? tape.SliceColumns(next, 2, 9) : next);
            if (nodes[^1].Columns > 12 || nodes[^2].Columns > 12)
            {
                nodes[^2] = tape.SliceColumns(nodes[^2], 1, 10);
            }

            nodes[^1] = tape.Scale(nodes[^1], 0.3);
        }

        return tape.Softmax(tape.ConcatColumns(nodes[^1], tape.Scale(nodes[^2], 0.5), nodes[^3]));
    }
}
