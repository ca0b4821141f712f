using Lorentz.Learning.Activations;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Tests.Models;

/// <summary>Both models of the study written down once more, with plain loops and .NET's own functions.</summary>
internal static class PlainFieldModel
{
    public static double[] Answer(FieldModel model, double[] weights, ulong seed, ShortSequence sequence)
    {
        var (width, readings, queries) = (model.Width, sequence.Layout.Readings, sequence.Layout.Queries);
        var reader = new WeightReader(weights);
        var fourier = new RandomStream(seed, BitConverter.ToUInt64("\0reiruof"u8));
        var waves = model.LearnsFrequencies
            ? reader.Take(2 * model.Frequencies)
            : [.. Enumerable.Range(0, 2 * model.Frequencies).Select(i => model.FrequencyScale * fourier.Normal((ulong)i))];
        var features = (2 * model.Frequencies) + 1;
        var (reading, query) = (reader.Linear(features, width), reader.Linear(features, width));
        double[] Token(Func<double[], double[]> layer, double[] place, double value)
        {
            var phases = Enumerable.Range(0, model.Frequencies).Select(k => (place[0] * waves[k]) + (place[1] * waves[model.Frequencies + k])).ToArray();
            return Plus(layer([.. phases.Select(Math.Sin), .. phases.Select(Math.Cos), value]), Time(sequence.Row[^1], width));
        }

        double[][] x =
        [
            .. Enumerable.Range(0, readings).Select(i => Token(reading, sequence.ReadingPlace(i), sequence.ReadingValue(i))),
            .. Enumerable.Range(0, queries).Select(i => Token(query, sequence.QueryPlace(i), sequence.QueryValue(i))),
        ];
        for (var layer = 0; layer < model.Layers; layer++)
        {
            x = model.Backbone == Backbone.StateSpace ? StateSpace(model, reader, x, readings) : Transformer(model, reader, x, readings);
        }

        Func<double[], double[]> norm = model.NormalisesAttention ? reader.Norm(width) : row => row;
        var (asks, answers, output) = (reader.Linear(width, width), reader.Linear(width, 2 * width), reader.Linear(width, width));
        var (hidden, last) = (reader.Linear(width, width), reader.Linear(width, 1));
        Assert.True(reader.IsAtEnd);
        var seen = x[..readings].Select(row => answers(norm(row))).ToArray();
        return
        [
            .. x[readings..].Select(row =>
            {
                var found = output(Attend(asks(norm(row)), [.. seen.Select(both => both[..width])], [.. seen.Select(both => both[width..])], model.Heads));
                found = model.HasQueryResidual ? Plus(found, row) : found;
                return Said(model, last([.. hidden(found).Select(value => Activation(model.DecoderActivation, value))])[0]);
            }),
        ];
    }

    // 64 frequencies from 1 to 1e-4 at width 128, evenly in their logarithm.
    private static double[] Time(double time, int width)
    {
        var frequencies = Enumerable.Range(0, width / 2).Select(i => Math.Pow(1e-4, i / ((width / 2) - 1.0))).ToArray();
        return [.. frequencies.Select(f => Math.Sin(f * time)), .. frequencies.Select(f => Math.Cos(f * time))];
    }

    // x + sigmoid(gate) (C h + D u), h_t = exp(dt A) h_(t-1) + B u_t.
    private static double[][] StateSpace(FieldModel model, WeightReader reader, double[][] x, int readings)
    {
        var (width, states) = (model.Width, model.States);
        var (norm, gate) = (reader.Norm(width), reader.Linear(width, width));
        var rates = reader.Take(states).Select(log => -Math.Clamp(Math.Exp(log), 1e-8, 10)).ToArray();
        var (input, output, direct) = (reader.Matrix(width, states), reader.Matrix(states, width), reader.Take(width));
        var backward = model.IsBidirectional ? reader.Matrix(states, width) : null;
        var step = model.Step switch
        {
            StateSpaceStep.Fixed given => given.Value,
            StateSpaceStep.Learned => Math.Exp(reader.Take(1)[0]),
            _ => 1.0 / x.Length,
        };
        var u = x.Select(norm).ToArray();
        var driven = u.Select(row => input(row).Select((value, i) => model.HoldsInput ? value * (Math.Exp(step * rates[i]) - 1) / rates[i] : value).ToArray()).ToArray();

        // A token sees those before (behind) it; isolated queries see no query.
        double[] State(int token, bool isUpwards)
        {
            var h = new double[states];
            var first = isUpwards ? x.Length - 1 : 0;
            for (var t = first; ; t += isUpwards ? -1 : 1)
            {
                if (t == token || t < readings || !model.HasIsolatedQueries)
                {
                    for (var i = 0; i < states; i++)
                    {
                        h[i] = (Math.Exp(step * rates[i]) * h[i]) + driven[t][i];
                    }
                }

                if (t == token)
                {
                    return h;
                }
            }
        }

        return
        [
            .. x.Select((row, t) =>
            {
                var y = output(State(t, false));
                y = backward is null ? y : Plus(y, backward(State(t, true)));
                return Plus(row, [.. gate(u[t]).Select((value, i) => Sigmoid(value) * (y[i] + (direct[i] * u[t][i])))]);
            }),
        ];
    }

    private static double[][] Transformer(FieldModel model, WeightReader reader, double[][] x, int readings)
    {
        var (width, inner) = (model.Width, model.Width * model.FeedForwardFactor);
        var (projections, output) = (reader.Linear(width, 3 * width), reader.Linear(width, width));
        var (first, second) = (reader.Linear(width, inner), reader.Linear(inner, width));
        var (attentionNorm, feedForwardNorm) = (reader.Norm(width), reader.Norm(width));
        var all = x.Select(row => projections(attentionNorm(row))).ToArray();
        var seen = model.HasIsolatedQueries ? all[..readings] : all;
        var (keys, values) = (seen.Select(row => row[width..(2 * width)]).ToArray(), seen.Select(row => row[(2 * width)..]).ToArray());
        x = [.. x.Select((row, t) => Plus(row, output(Attend(all[t][..width], keys, values, model.Heads))))];
        return [.. x.Select(row => Plus(row, second([.. first(feedForwardNorm(row)).Select(value => Activation(ActivationKind.Gelu, value))])))];
    }

    internal static double[] Attend(double[] query, double[][] keys, double[][] values, int heads)
    {
        var columns = query.Length / heads;
        var result = new double[query.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var start = i / columns * columns;
            var scores = keys.Select(key => Math.Exp(Enumerable.Range(start, columns).Sum(k => query[k] * key[k]) / Math.Sqrt(columns))).ToArray();
            result[i] = scores.Zip(values, (score, value) => score * value[i]).Sum() / scores.Sum();
        }

        return result;
    }

    private static double Said(FieldModel model, double raw) => model.Head switch
    {
        OutputHead.SigmoidVelocity => Sigmoid(raw),
        OutputHead.SigmoidEndPoint => (model.Scale.Least + ((model.Scale.Most - model.Scale.Least) * Sigmoid(raw)) - model.Scale.Mean) / model.Scale.Deviation,
        _ => raw,
    };

    private static double Activation(ActivationKind kind, double x) => kind == ActivationKind.Relu ? Math.Max(0, x) : 0.5 * x * (1 + Erf(x / Math.Sqrt(2)));

    // 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!: no cancellation (Abramowitz and Stegun 7.1.6).
    private static double Erf(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
