using Lorentz.Learning.Standin;

namespace Lorentz.Learning.Networks;

/// <summary>
/// Starting weights, uniform in +-sqrt(6 / (fan in + fan out)), biases zero (Glorot and Bengio 2010, eq. 16).
/// </summary>
public static class XavierUniform
{
    /// <summary>The network that (seed, stream) stand for; weight i is a pure function of (seed, stream, i).</summary>
    public static Network Create(NetworkShape shape, ulong seed, ulong stream)
    {
        var weights = new float[shape.Parameters];
        var limit = Math.Sqrt(6.0 / (shape.Inputs + shape.Width));
        var first = shape.Width * shape.Inputs;
        for (var i = 0; i < first; i++)
        {
            weights[i] = (float)(limit * Symmetric(seed, stream, i));
        }

        limit = Math.Sqrt(6.0 / (shape.Width + shape.Outputs));
        var start = first + shape.Width;
        for (var i = start; i < start + (shape.Outputs * shape.Width); i++)
        {
            weights[i] = (float)(limit * Symmetric(seed, stream, i));
        }

        return new Network(shape, weights);
    }

    private static double Symmetric(ulong seed, ulong stream, int index) =>
        (2.0 * StandinRandom.Uniform(seed, stream, (ulong)index)) - 1.0;
}
