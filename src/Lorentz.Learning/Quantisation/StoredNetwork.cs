using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Quantisation;

/// <summary>Networks whose weights went through a smaller format: as data, for the engines that there are.</summary>
public static class StoredNetwork
{
    /// <summary>The network with the weights that a format keeps, widened again.</summary>
    /// <param name="network">A network with finite weights.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">A weight is not finite, or beyond 65504 in 16-bit reals.</exception>
    public static DeepNetwork Of(DeepNetwork network, WeightFormat format) => new(network.Shape, format switch
    {
        WeightFormat.Float32 => network.Weights,
        WeightFormat.Float16 => [.. network.Weights.Select(weight => (float)Half(weight))],
        WeightFormat.Int16 => Integers(network, ChannelRounding.ShortLimit),
        WeightFormat.Int8 => Integers(network, ChannelRounding.ByteLimit),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, $"there are {string.Join(", ", Enum.GetNames<WeightFormat>())}"),
    });

    /// <summary>The same for a network of one hidden layer.</summary>
    /// <inheritdoc cref="Of(DeepNetwork, WeightFormat)"/>
    public static Network Of(Network network, WeightFormat format) => new(network.Shape, Of(DeepNetwork.Of(network), format).Weights);

    /// <summary>A weight as a 16-bit real.</summary>
    /// <exception cref="ArgumentException">It is not finite, or beyond 65504.</exception>
    public static Half Half(float weight) => (Half)weight is var half && System.Half.IsFinite(half)
        ? half
        : throw new ArgumentException(FormattableString.Invariant($"a weight is {weight}: 16-bit reals end at 65504"), nameof(weight));

    private static float[] Integers(DeepNetwork network, int limit)
    {
        var shape = network.Shape;
        var weights = network.Weights.ToArray();
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var integers = new int[shape.In(layer)];
            for (var channel = 0; channel < shape.Out(layer); channel++)
            {
                var row = weights.AsSpan(shape.WeightStart(layer) + (channel * integers.Length), integers.Length);
                var scale = ChannelRounding.Scale(row, limit);
                ChannelRounding.Round(row, scale, limit, integers);
                for (var k = 0; k < row.Length; k++)
                {
                    row[k] = scale * integers[k];
                }
            }
        }

        return weights;
    }
}
