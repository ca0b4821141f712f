using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Quantisation;

/// <summary>A network in integers written as its formula: slow, plain, and what the kernels equal bit for bit.</summary>
public static class ReferenceQuantisedNetwork
{
    /// <summary>The outputs for one sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">Its inputs, finite.</param>
    public static float[] Evaluate(QuantisedNetwork network, ReadOnlySpan<float> input)
    {
        var values = input.ToArray();
        if (network.IsFirstExact)
        {
            values = First(network, values);
            ActivationFunctions.Value<float>(network.Shape.Activation, values, values);
        }

        for (var layer = 0; layer < network.Layers.Length; layer++)
        {
            values = Layer(network.Layers[layer], values);
            if (layer < network.Layers.Length - 1)
            {
                ActivationFunctions.Value<float>(network.Shape.Activation, values, values);
            }
        }

        return values;
    }

    private static float[] First(QuantisedNetwork network, float[] input)
    {
        var sums = network.First[(network.Shape.Hidden[0] * input.Length)..];
        for (var neuron = 0; neuron < sums.Length; neuron++)
        {
            for (var k = 0; k < input.Length; k++)
            {
                sums[neuron] = MathF.FusedMultiplyAdd(input[k], network.First[(neuron * input.Length) + k], sums[neuron]);
            }
        }

        return sums;
    }

    private static float[] Layer(QuantisedLayer layer, float[] input)
    {
        var integers = input.Select((value, k) => ByteScale.Quantise(value, layer.Factors[k], layer.Zero)).ToArray();
        var output = new float[layer.Neurons];
        for (var neuron = 0; neuron < output.Length; neuron++)
        {
            var sum = 0;
            for (var k = 0; k < integers.Length; k++)
            {
                sum += layer.Weights[(neuron * layer.Inputs) + k] * (integers[k] - layer.Zero);
            }

            output[neuron] = MathF.FusedMultiplyAdd(sum, layer.Scales[neuron], layer.Biases[neuron]);
        }

        return output;
    }
}
