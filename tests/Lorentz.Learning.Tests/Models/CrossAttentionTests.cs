using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Tests.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.Models;

/// <summary>Attention of rows to others against the textbook, written down once more with plain loops.</summary>
public sealed class CrossAttentionTests
{
    private const int Width = 6;

    [Theory]
    [InlineData(1, 4, 5)]
    [InlineData(2, 5, 3)]
    [InlineData(3, 1, 7)]
    [InlineData(6, 2, 1)]
    public void Rows_find_what_the_textbook_says(int heads, int rows, int seen)
    {
        const int Samples = 3;
        var tape = new TapeBuilder<double>();
        var attention = new CrossAttention<double>(new(tape, false), Width, heads, 0.5);
        var (asking, answering) = (tape.Input(Width, rows), tape.Input(Width, seen));
        var found = attention.Apply(asking, answering);
        var program = tape.Build(found);
        var memory = new TapeMemory<double>(program, Samples);
        Assert.Equal(4 * Width * (Width + 1), program.ParameterCount);
        var weights = TapeCheck.Numbers(1, program.ParameterCount);
        var (x, y) = (TapeCheck.Numbers(2, Samples * rows * Width), TapeCheck.Numbers(3, Samples * seen * Width));
        x.CopyTo(memory.Input(asking, Samples));
        y.CopyTo(memory.Input(answering, Samples));
        program.Forward(memory, weights, Samples);
        var values = memory.Output(found, Samples);
        for (var row = 0; row < Samples * rows; row++)
        {
            var expected = Row(weights, heads, x.AsSpan(row * Width, Width), y.AsSpan(row / rows * seen * Width, seen * Width));
            for (var i = 0; i < Width; i++)
            {
                Assert.Equal(expected[i], values[(row * Width) + i], 1e-12);
            }
        }
    }

    [Fact]
    public void Gradients_are_slopes()
    {
        var tape = new TapeBuilder<double>();
        var attention = new CrossAttention<double>(new(tape, false), Width, 2, 0);
        var found = attention.Apply(tape.Input(Width, 3, needsGradient: true), tape.Input(Width, 4, needsGradient: true));
        TapeCheck.Gradients(tape, found, 2);
    }

    [Fact]
    public void Weights_of_attention_are_dropped_in_training_one_mask_for_each_head()
    {
        var tape = new TapeBuilder<double>();
        var model = new ModelTape<double>(tape, true);
        var attention = new CrossAttention<double>(model, Width, 2, 0.5);
        var (asking, answering) = (tape.Input(Width, 3), tape.Input(Width, 4));
        var found = attention.Apply(asking, answering);
        Assert.Equal(2, model.Masks.Length);
        Assert.All(model.Masks, mask => Assert.Equal(new TapeShape(3, 4, true), mask.Node.Shape));

        // Where all are dropped the bias of the output is left.
        var program = tape.Build(found);
        var memory = new TapeMemory<double>(program, 1);
        var weights = TapeCheck.Numbers(1, program.ParameterCount);
        memory.Input(asking, 1).Fill(1);
        memory.Input(answering, 1).Fill(1);
        foreach (var mask in model.Masks)
        {
            memory.Input(mask.Node, 1).Clear();
        }

        program.Forward(memory, weights, 1);
        Assert.Equal([.. weights[^Width..], .. weights[^Width..], .. weights[^Width..]], memory.Output(found, 1).ToArray());
    }

    // W b of the queries, of keys and values one above the other, of the output.
    private static double[] Row(double[] weights, int heads, ReadOnlySpan<double> asking, ReadOnlySpan<double> answering)
    {
        const int Square = Width * Width;
        var query = Linear(weights.AsSpan(0, Square), weights.AsSpan(Square, Width), asking);
        var both = weights.AsSpan(Square + Width, (2 * Square) + (2 * Width)).ToArray();
        var (columns, found) = (Width / heads, new double[Width]);
        for (var i = 0; i < Width; i++)
        {
            var (sum, total) = (0.0, 0.0);
            for (var other = 0; other < answering.Length / Width; other++)
            {
                var row = answering.Slice(other * Width, Width);
                var key = Linear(both.AsSpan(0, Square), both.AsSpan(2 * Square, Width), row);
                var value = Linear(both.AsSpan(Square, Square), both.AsSpan((2 * Square) + Width, Width), row);
                var score = 0.0;
                for (var k = i / columns * columns; k < (i / columns * columns) + columns; k++)
                {
                    score += query[k] * key[k];
                }

                var weight = Math.Exp(score / Math.Sqrt(columns));
                (sum, total) = (sum + (weight * value[i]), total + weight);
            }

            found[i] = sum / total;
        }

        return Linear(weights.AsSpan(weights.Length - Square - Width, Square), weights.AsSpan(weights.Length - Width), found);
    }

    private static double[] Linear(ReadOnlySpan<double> matrix, ReadOnlySpan<double> bias, ReadOnlySpan<double> x)
    {
        var y = bias.ToArray();
        for (var i = 0; i < matrix.Length; i++)
        {
            y[i / Width] += matrix[i] * x[i % Width];
        }

        return y;
    }
}
