using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Networks;

/// <summary>
/// Starting weights, uniform in +-sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010, eq. 16), biases zero unless asked
/// otherwise.
/// </summary>
/// <remarks>
/// SiLU is z/2 plus an even function: with all biases zero a network is a linear map plus an even one, and training on an
/// odd target (a deflection that changes sign with its arguments) dwells on the linear map. Hidden biases spread over
/// +-1 leave that plateau.
/// </remarks>
public static class XavierUniform
{
    /// <summary>The network that (seed, stream) stand for; weight i is a pure function of (seed, stream, i).</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="seed">Seed of the whole experiment.</param>
    /// <param name="stream">Number of the random stream.</param>
    /// <param name="hiddenBias">Hidden biases are uniform in +- this.</param>
    public static Network Create(NetworkShape shape, ulong seed, ulong stream, double hiddenBias = 0.0)
    {
        var weights = new float[shape.Parameters];
        var limit = Math.Sqrt(6.0 / (shape.Inputs + shape.Width));
        var first = shape.Width * shape.Inputs;
        for (var i = 0; i < first; i++)
        {
            weights[i] = (float)(limit * Symmetric(seed, stream, i));
        }

        for (var i = first; i < first + shape.Width; i++)
        {
            weights[i] = (float)(hiddenBias * Symmetric(seed, stream, i));
        }

        limit = Math.Sqrt(6.0 / (shape.Width + shape.Outputs));
        var start = first + shape.Width;
        for (var i = start; i < start + (shape.Outputs * shape.Width); i++)
        {
            weights[i] = (float)(limit * Symmetric(seed, stream, i));
        }

        return new Network(shape, weights);
    }

    /// <summary>The network that (seed, stream) stand for; weight i is a pure function of (seed, stream, i).</summary>
    /// <remarks>With one hidden layer it is the network that the other overload gives.</remarks>
    /// <param name="shape">The network's shape.</param>
    /// <param name="seed">Seed of the whole experiment.</param>
    /// <param name="stream">Number of the random stream.</param>
    /// <param name="hiddenBias">Hidden biases are uniform in +- this.</param>
    public static DeepNetwork Create(DeepShape shape, ulong seed, ulong stream, double hiddenBias = 0.0)
    {
        var weights = new float[shape.Parameters];
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var limit = Math.Sqrt(6.0 / (shape.In(layer) + shape.Out(layer)));
            var (start, biases) = (shape.WeightStart(layer), shape.BiasStart(layer));
            for (var i = start; i < biases; i++)
            {
                weights[i] = (float)(limit * Symmetric(seed, stream, i));
            }

            for (var i = biases; layer < shape.Hidden.Length && i < biases + shape.Out(layer); i++)
            {
                weights[i] = (float)(hiddenBias * Symmetric(seed, stream, i));
            }
        }

        return new DeepNetwork(shape, weights);
    }

    private static double Symmetric(ulong seed, ulong stream, int index) =>
        new RandomStream(seed, stream).Uniform((ulong)index, -1.0, 1.0);
}
