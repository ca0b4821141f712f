using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Quantisation;

/// <summary>Turns trained networks into 8-bit integers, layer by layer, by what their neurons say in calibration.</summary>
public static class Quantiser
{
    /// <summary>A network in integers.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="inputs">Rows of inputs to calibrate by, a thousand or so like those it will see; not test samples.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">Threads to use; the answer does not depend on it.</param>
    /// <exception cref="ArgumentException">There are no whole rows of inputs, or a number is not finite.</exception>
    public static QuantisedNetwork Quantise(DeepNetwork network, ReadOnlySpan<float> inputs, CalibrationOptions options, int threads)
    {
        var shape = network.Shape;
        var count = inputs.Length / shape.Inputs;
        if (count == 0 || count * shape.Inputs != inputs.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{inputs.Length} values: needed is at least one whole row of {shape.Inputs}"), nameof(inputs));
        }

        var samples = (count + GreedyRounding.Lanes - 1) / GreedyRounding.Lanes * GreedyRounding.Lanes;
        var exact = new float[shape.Inputs * samples];
        for (var i = 0; i < inputs.Length; i++)
        {
            exact[(i % shape.Inputs * samples) + (i / shape.Inputs)] = inputs[i];
        }

        var seen = exact;
        var calibration = new CalibrationLayer(options, samples, count, threads);
        var layers = ImmutableArray.CreateBuilder<QuantisedLayer>();
        var firstLength = shape.WeightStart(1);
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var weights = network.Weights.AsSpan(shape.WeightStart(layer), shape.In(layer) * shape.Out(layer)).ToArray();
            var biases = network.Weights.AsSpan(shape.BiasStart(layer), shape.Out(layer)).ToArray();
            var isLast = layer == shape.Hidden.Length;
            var next = Output(shape, weights, biases, exact, samples, count, isLast);
            if (layer == 0 && options.IsFirstExact)
            {
                (exact, seen) = (next, next);
                continue;
            }

            var quantised = calibration.Quantise(weights, biases, exact, seen);
            layers.Add(quantised);
            if (!isLast)
            {
                seen = Output(shape, Widened(quantised), quantised.Biases, Integers(quantised, seen, samples, count), samples, count, false);
                exact = next;
            }
        }

        return new(shape, options.IsFirstExact ? network.Weights[..firstLength] : [], layers.ToImmutable());
    }

    // Weights as values of what integers stand for are multiplied by.
    private static float[] Widened(QuantisedLayer layer) =>
        [.. layer.Weights.Select((weight, i) => weight * layer.Scales[i / layer.Inputs])];

    private static float[] Integers(QuantisedLayer layer, float[] seen, int samples, int count)
    {
        var integers = new float[seen.Length];
        for (var k = 0; k < layer.Inputs; k++)
        {
            for (var i = k * samples; i < (k * samples) + count; i++)
            {
                integers[i] = ByteScale.Quantise(seen[i], layer.Factors[k], layer.Zero) - layer.Zero;
            }
        }

        return integers;
    }

    // Rows of samples, one for each neuron; samples that do not exist stay zero.
    private static float[] Output(DeepShape shape, float[] weights, float[] biases, float[] values, int samples, int count, bool isLast)
    {
        var inputs = values.Length / samples;
        var output = new float[biases.Length * samples];
        MatrixProduct.Run(
            new MatrixView<float>(weights, biases.Length, inputs), false, new MatrixView<float>(values, inputs, samples), false,
            new MatrixView<float>(output, biases.Length, samples), false, new MatrixRoom<float>());
        for (var neuron = 0; neuron < biases.Length; neuron++)
        {
            var row = output.AsSpan(neuron * samples, count);
            for (var i = 0; i < count; i++)
            {
                row[i] += biases[neuron];
            }

            if (!isLast)
            {
                ActivationFunctions.Value<float>(shape.Activation, row, row);
            }
        }

        return output;
    }
}
