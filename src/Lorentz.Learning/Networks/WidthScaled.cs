using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Networks;

/// <summary>
/// Starting weights whose hidden layer is the same at every width: inputs meet weights of order one, biases spread over
/// the inputs' range, and output weights shrink as one over the width (maximal update parametrisation: Yang and Hu 2021,
/// arXiv:2011.14522, table 3).
/// </summary>
/// <remarks>
/// Xavier-uniform divides the input weights by the square root of the width as well: at width 8192 a hidden neuron then
/// sees a hundredth of its input, SiLU is a straight line, and thousands of neurons learn what a few would.
/// </remarks>
public static class WidthScaled
{
    /// <summary>The network that (seed, stream) stand for; weight i is a pure function of (seed, stream, i).</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="seed">Seed of the whole experiment.</param>
    /// <param name="stream">Number of the random stream.</param>
    public static Network Create(NetworkShape shape, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, stream);
        var weights = new float[shape.Parameters];
        var hidden = shape.Width * (shape.Inputs + 1);
        for (var i = 0; i < hidden; i++)
        {
            weights[i] = (float)random.Uniform((ulong)i, -1.0, 1.0);
        }

        for (var i = hidden; i < hidden + (shape.Outputs * shape.Width); i++)
        {
            weights[i] = (float)(random.Uniform((ulong)i, -1.0, 1.0) / shape.Width);
        }

        return new Network(shape, weights);
    }
    /// <summary>The network that (seed, stream) stand for; weight i is a pure function of (seed, stream, i).</summary>
    /// <remarks>
    /// Between hidden layers weights have the variance 2 / (fan in) (He et al. 2015, eq. 10), so that every layer sees
    /// arguments of order one at any width; hidden biases are spread as those of the first layer, and the last layer
    /// shrinks as one over its inputs. With one hidden layer it is the network that the other overload gives.
    /// </remarks>
    /// <param name="shape">The network's shape.</param>
    /// <param name="seed">Seed of the whole experiment.</param>
    /// <param name="stream">Number of the random stream.</param>
    public static DeepNetwork Create(DeepShape shape, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, stream);
        var weights = new float[shape.Parameters];
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var isLast = layer == shape.Hidden.Length;
            var limit = layer == 0 ? 1.0 : isLast ? 1.0 / shape.In(layer) : Math.Sqrt(6.0 / shape.In(layer));
            var (start, biases) = (shape.WeightStart(layer), shape.BiasStart(layer));
            for (var i = start; i < biases; i++)
            {
                weights[i] = (float)(random.Uniform((ulong)i, -1.0, 1.0) * limit);
            }

            for (var i = biases; !isLast && i < biases + shape.Out(layer); i++)
            {
                weights[i] = (float)random.Uniform((ulong)i, -1.0, 1.0);
            }
        }

        return new DeepNetwork(shape, weights);
    }
}
