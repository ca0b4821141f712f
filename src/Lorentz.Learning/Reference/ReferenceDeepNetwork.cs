using Lorentz.Learning.Networks;
using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Reference;

/// <summary>A network with hidden layers written as its formula over any real-number type: what inference is judged by.</summary>
public static class ReferenceDeepNetwork
{
    /// <summary>h = f(W h + b) layer by layer, the last one linear.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="weights">Its weights in canonical order.</param>
    /// <param name="input">The inputs.</param>
    /// <returns>The outputs.</returns>
    public static T[] Evaluate<T>(DeepShape shape, ReadOnlySpan<T> weights, ReadOnlySpan<T> input)
        where T : struct, IReal<T>
    {
        var values = input.ToArray();
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var (inputs, outputs) = (shape.In(layer), shape.Out(layer));
            var matrix = weights[shape.WeightStart(layer)..];
            var biases = weights[shape.BiasStart(layer)..];
            var next = new T[outputs];
            for (var n = 0; n < outputs; n++)
            {
                var sum = biases[n];
                for (var k = 0; k < inputs; k++)
                {
                    sum = T.FusedMultiplyAdd(matrix[(n * inputs) + k], values[k], sum);
                }

                next[n] = layer == shape.Hidden.Length ? sum : ReferenceActivation.Of(shape.Activation, sum).Value;
            }

            values = next;
        }

        return values;
    }
}
