using Lorentz.Learning.Networks;
using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Reference;

/// <summary>
/// A network written as its formula over any real-number type: slow, plain, and what the kernels are judged by.
/// Weights are in canonical order.
/// </summary>
public static class ReferenceNetwork
{
    /// <summary>y = W2 f(W1 x + b1) + b2.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="input">I inputs.</param>
    /// <returns>O outputs.</returns>
    public static T[] Evaluate<T>(NetworkShape shape, ReadOnlySpan<T> weights, ReadOnlySpan<T> input)
        where T : struct, IReal<T>
    {
        var hidden = Hidden(shape, weights, input);
        var output = new T[shape.Outputs];
        var start = shape.Width * (shape.Inputs + 1);
        for (var j = 0; j < shape.Outputs; j++)
        {
            var sum = weights[start + (shape.Outputs * shape.Width) + j];
            for (var n = 0; n < shape.Width; n++)
            {
                sum += weights[start + (j * shape.Width) + n] * ReferenceActivation.Of(shape.Activation, hidden[n]).Value;
            }

            output[j] = sum;
        }

        return output;
    }

    /// <summary>Sum over j of w_j (y_j - t_j)^2 for one sample.</summary>
    public static T Loss<T>(
        NetworkShape shape, ReadOnlySpan<T> weights, ReadOnlySpan<T> input, ReadOnlySpan<T> target, ReadOnlySpan<T> componentWeights)
        where T : struct, IReal<T>
    {
        var output = Evaluate(shape, weights, input);
        var loss = T.Constant(0.0);
        for (var j = 0; j < output.Length; j++)
        {
            var difference = output[j] - target[j];
            loss += componentWeights[j] * (difference * difference);
        }

        return loss;
    }

    /// <summary>Adds factor times the derivative of <see cref="Loss"/> by every weight, by the chain rule backwards.</summary>
    public static void AddGradient<T>(
        NetworkShape shape,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> input,
        ReadOnlySpan<T> target,
        ReadOnlySpan<T> componentWeights,
        T factor,
        Span<T> gradient)
        where T : struct, IReal<T>
    {
        var hidden = Hidden(shape, weights, input);
        var output = Evaluate(shape, weights, input);
        var start = shape.Width * (shape.Inputs + 1);
        for (var j = 0; j < shape.Outputs; j++)
        {
            output[j] = factor * T.Constant(2.0) * componentWeights[j] * (output[j] - target[j]);
            gradient[start + (shape.Outputs * shape.Width) + j] += output[j];
        }

        for (var n = 0; n < shape.Width; n++)
        {
            var (value, derivative) = ReferenceActivation.Of(shape.Activation, hidden[n]);
            var delta = T.Constant(0.0);
            for (var j = 0; j < shape.Outputs; j++)
            {
                delta += output[j] * weights[start + (j * shape.Width) + n];
                gradient[start + (j * shape.Width) + n] += output[j] * value;
            }

            delta *= derivative;
            gradient[(shape.Width * shape.Inputs) + n] += delta;
            for (var k = 0; k < shape.Inputs; k++)
            {
                gradient[(n * shape.Inputs) + k] += delta * input[k];
            }
        }
    }

    private static T[] Hidden<T>(NetworkShape shape, ReadOnlySpan<T> weights, ReadOnlySpan<T> input)
        where T : struct, IReal<T>
    {
        var hidden = new T[shape.Width];
        for (var n = 0; n < shape.Width; n++)
        {
            var sum = weights[(shape.Width * shape.Inputs) + n];
            for (var k = 0; k < shape.Inputs; k++)
            {
                sum += weights[(n * shape.Inputs) + k] * input[k];
            }

            hidden[n] = sum;
        }

        return hidden;
    }
}
