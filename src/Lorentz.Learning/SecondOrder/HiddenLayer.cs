using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Learning.SecondOrder;

/// <summary>The hidden layer of a network in double precision: what each neuron answers, and how steeply.</summary>
internal static class HiddenLayer
{
    /// <summary>Values f(z) and slopes f'(z) of the neurons for one sample, with f(z) = z s(z), f' = s (1 + z - f).</summary>
    /// <param name="shape">Shape of the network; its activation is SiLU.</param>
    /// <param name="weights">Its weights in canonical order.</param>
    /// <param name="inputs">Inputs of the sample.</param>
    /// <param name="values">Receives f(z), one per neuron.</param>
    /// <param name="slopes">Receives f'(z), one per neuron.</param>
    internal static void Evaluate(
        NetworkShape shape, ReadOnlySpan<double> weights, ReadOnlySpan<float> inputs, Span<double> values, Span<double> slopes)
    {
        var biases = weights.Slice(shape.Width * shape.Inputs, shape.Width);
        for (var n = 0; n < shape.Width; n++)
        {
            var row = weights.Slice(n * shape.Inputs, shape.Inputs);
            var z = biases[n];
            for (var k = 0; k < row.Length; k++)
            {
                z = Math.FusedMultiplyAdd(row[k], inputs[k], z);
            }

            var sigmoid = 1.0 / (1.0 + Exponential.Of(-z));
            var value = z * sigmoid;
            values[n] = value;
            slopes[n] = sigmoid * (1.0 + z - value);
        }
    }

    /// <summary>One output from the values of the neurons.</summary>
    internal static double Output(NetworkShape shape, ReadOnlySpan<double> weights, int output, ReadOnlySpan<double> values)
    {
        var start = shape.Width * (shape.Inputs + 1);
        var row = weights.Slice(start + (output * shape.Width), shape.Width);
        var sum = weights[start + (shape.Outputs * shape.Width) + output];
        for (var n = 0; n < row.Length; n++)
        {
            sum = Math.FusedMultiplyAdd(row[n], values[n], sum);
        }

        return sum;
    }

    /// <summary>Throws where the activation is another one.</summary>
    internal static void Check(NetworkShape shape, string name)
    {
        if (shape.Activation != ActivationKind.Silu)
        {
            throw new ArgumentException($"activation {shape.Activation}: second-order training knows {ActivationKind.Silu}", name);
        }
    }
}
