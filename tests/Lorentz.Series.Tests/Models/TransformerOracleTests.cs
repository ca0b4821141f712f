using Lorentz.Learning.Models;
using Lorentz.Series.Models;

namespace Lorentz.Series.Tests.Models;

/// <summary>The transformer against the textbook, written down once more with plain loops.</summary>
public sealed class TransformerOracleTests
{
    private const int Width = 8;
    private const int Heads = 2;
    private static readonly double[] Prefix = [0.4, -1.3, 0.2, 2.1, -0.6];

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(2, true, false)]
    [InlineData(2, false, true)]
    [InlineData(3, true, true)]
    public void Answers_are_those_of_the_textbook(int layers, bool isPreNorm, bool isCausal)
    {
        var model = Model(layers, isPreNorm, isCausal);
        var weights = Weights(model);
        var tokens = Oracle(weights, layers, isPreNorm, isCausal, Prefix, out var last);
        Assert.Equal(last(tokens[^1])[0], ModelRun.Answer(model, weights, Prefix), 1e-12);
    }

    [Fact]
    public void In_a_causal_stack_a_later_token_changes_no_earlier_one()
    {
        // The model only shows its last token; the oracle that agrees with it shows all.
        var weights = Weights(Model(2, false, true));
        var shorter = Oracle(weights, 2, false, true, Prefix[..3], out _);
        var longer = Oracle(weights, 2, false, true, Prefix, out _);
        var seeing = Oracle(weights, 2, false, false, Prefix, out _);
        for (var token = 0; token < 3; token++)
        {
            Assert.Equal(shorter[token], longer[token]);
            Assert.NotEqual(shorter[token], seeing[token]);
        }
    }

    [Fact]
    public void One_layer_answers_alike_with_a_mask_and_two_do_not()
    {
        double Difference(int layers)
        {
            var weights = Weights(Model(layers, false, true));
            return Math.Abs(ModelRun.Answer(Model(layers, false, true), weights, Prefix) - ModelRun.Answer(Model(layers, false, false), weights, Prefix));
        }

        Assert.Equal(0, Difference(1));
        Assert.True(Difference(2) > 1e-3);
    }

    private static Transformer Model(int layers, bool isPreNorm, bool isCausal) =>
        new("", new EncoderShape(Width, Heads, layers) { IsPreNorm = isPreNorm, IsCausal = isCausal }, 9);

    // Away from the start, where normalisations do not scale and attention has no bias.
    private static double[] Weights(Transformer model)
    {
        var random = new Random(17);
        return [.. ModelRun.Start(model, 2).Select(weight => weight + (0.3 * (random.NextDouble() - 0.5)))];
    }

    private static double[][] Oracle(double[] weights, int layers, bool isPreNorm, bool isCausal, double[] prefix, out Func<double[], double[]> last)
    {
        var reader = new WeightReader(weights);
        var embedding = reader.Linear(1, Width);
        var positions = reader.Take(9 * Width);
        var x = prefix.Select((value, t) => Plus(embedding([value]), positions[(t * Width)..((t + 1) * Width)])).ToArray();
        for (var layer = 0; layer < layers; layer++)
        {
            var (projections, output) = (reader.Linear(Width, 3 * Width), reader.Linear(Width, Width));
            var (first, second) = (reader.Linear(Width, 2 * Width), reader.Linear(2 * Width, Width));
            var (attentionNorm, feedForwardNorm) = (Norm(reader), Norm(reader));
            double[] FeedForward(double[] row) => second([.. first(row).Select(value => Math.Max(0, value))]);
            if (isPreNorm)
            {
                var attended = Attend([.. x.Select(row => projections(attentionNorm(row)))], isCausal);
                x = [.. x.Select((row, t) => Plus(row, output(attended[t])))];
                x = [.. x.Select(row => Plus(row, FeedForward(feedForwardNorm(row))))];
            }
            else
            {
                var attended = Attend([.. x.Select(projections)], isCausal);
                x = [.. x.Select((row, t) => attentionNorm(Plus(row, output(attended[t]))))];
                x = [.. x.Select(row => feedForwardNorm(Plus(row, FeedForward(row))))];
            }
        }

        last = reader.Linear(Width, 1);
        Assert.True(reader.IsAtEnd);
        return x;
    }

    private static double[][] Attend(double[][] all, bool isCausal)
    {
        const int Columns = Width / Heads;
        return
        [
            .. all.Select((row, t) =>
            {
                var result = new double[Width];
                var seen = isCausal ? t + 1 : all.Length;
                for (var head = 0; head < Heads; head++)
                {
                    var query = head * Columns;
                    var scores = Enumerable.Range(0, seen)
                        .Select(other => Math.Exp(Enumerable.Range(query, Columns).Sum(i => row[i] * all[other][Width + i]) / Math.Sqrt(Columns))).ToArray();
                    for (var i = query; i < query + Columns; i++)
                    {
                        result[i] = Enumerable.Range(0, seen).Sum(other => scores[other] * all[other][(2 * Width) + i]) / scores.Sum();
                    }
                }

                return result;
            }),
        ];
    }

    private static Func<double[], double[]> Norm(WeightReader reader)
    {
        var (scale, shift) = (reader.Take(Width), reader.Take(Width));
        return row =>
        {
            var mean = row.Average();
            var deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + 1e-5);
            return [.. row.Select((value, i) => ((value - mean) / deviation * scale[i]) + shift[i])];
        };
    }

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
