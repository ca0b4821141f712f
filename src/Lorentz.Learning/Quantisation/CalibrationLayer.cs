using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.Quantisation;

/// <summary>Turns one layer into integers, given what enters it in calibration.</summary>
/// <param name="options">How.</param>
/// <param name="samples">Samples, a multiple of <see cref="GreedyRounding.Lanes"/>; those from <paramref name="count"/> on are zero.</param>
/// <param name="count">Samples that exist.</param>
/// <param name="threads">Threads to use; the answer does not depend on it.</param>
internal sealed class CalibrationLayer(CalibrationOptions options, int samples, int count, int threads)
{
    /// <summary>The layer in integers.</summary>
    /// <param name="weights">A row of inputs for each neuron.</param>
    /// <param name="biases">A bias for each neuron.</param>
    /// <param name="exact">What enters the layer in single precision: a row of samples for each input.</param>
    /// <param name="seen">What enters it when the layers before are in integers.</param>
    internal QuantisedLayer Quantise(float[] weights, float[] biases, float[] exact, float[] seen)
    {
        var inputs = exact.Length / samples;
        var neurons = biases.Length;
        var divisors = Divisors(exact, inputs);
        var scale = ByteRangeSearch.Of(Divided(exact, divisors), options.Clipping);
        var factors = divisors.Select(divisor => 1f / (scale.Step * divisor)).ToArray();

        // In units of the integers: weights take over what values are divided by.
        var (ideal, rounded) = (new float[exact.Length], new float[exact.Length]);
        for (var k = 0; k < inputs; k++)
        {
            for (var i = k * samples; i < (k * samples) + count; i++)
            {
                ideal[i] = exact[i] * factors[k];
                rounded[i] = ByteScale.Quantise(seen[i], factors[k], scale.Zero) - scale.Zero;
            }
        }

        var greedy = new GreedyRounding(ideal, rounded, samples);
        var layer = new QuantisedLayer(inputs, neurons, scale.Zero, factors, new sbyte[neurons * inputs], new float[neurons], new float[neurons]);
        FixedOrder.Run(neurons, threads, neuron =>
        {
            var row = Enumerable.Range(0, inputs).Select(k => weights[(neuron * inputs) + k] * (scale.Step * divisors[k])).ToArray();
            var (integers, error) = (new int[inputs], new float[samples]);
            layer.Scales[neuron] = ChannelRounding.Scale(row, ChannelRounding.ByteLimit);
            layer.Biases[neuron] = biases[neuron];
            if (options.IsGreedy)
            {
                greedy.Round(row, layer.Scales[neuron], ChannelRounding.ByteLimit, integers, error);
                layer.Biases[neuron] += (float)(FixedOrderSum.Of(error) / count);
            }
            else
            {
                ChannelRounding.Round(row, layer.Scales[neuron], ChannelRounding.ByteLimit, integers);
            }

            for (var k = 0; k < inputs; k++)
            {
                layer.Weights[(neuron * inputs) + k] = (sbyte)integers[k];
            }
        });
        return layer;
    }

    private float[] Divisors(float[] exact, int inputs) =>
    [
        .. Enumerable.Range(0, inputs).Select(k =>
        {
            var (least, greatest) = (0f, 0f);
            foreach (var value in exact.AsSpan(k * samples, count))
            {
                (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            }

            // A neuron that is always zero keeps its weights.
            return options.IsBalanced && greatest > least ? MathF.Sqrt(greatest - least) : 1f;
        }),
    ];

    private float[] Divided(float[] exact, float[] divisors)
    {
        var values = new float[divisors.Length * count];
        for (var k = 0; k < divisors.Length; k++)
        {
            for (var i = 0; i < count; i++)
            {
                values[(k * count) + i] = exact[(k * samples) + i] / divisors[k];
            }
        }

        return values;
    }
}
