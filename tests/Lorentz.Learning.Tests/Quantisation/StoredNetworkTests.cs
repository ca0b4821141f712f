using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Xunit;

namespace Lorentz.Learning.Tests.Quantisation;

/// <summary>Weights in smaller formats, and the bytes these take.</summary>
public sealed class StoredNetworkTests
{
    private static readonly DeepNetwork Trained = QuantisationProblems.Network(6, [50, 20], 4, ActivationKind.Silu);

    [Theory]
    [InlineData(WeightFormat.Float32, 0)]
    [InlineData(WeightFormat.Float16, 1.0 / 2048)]
    [InlineData(WeightFormat.Int16, 0.5001 / 32767)]
    [InlineData(WeightFormat.Int8, 0.5001 / 127)]
    public void A_weight_moves_by_half_a_unit_of_its_format_at_most(WeightFormat format, double share)
    {
        var shape = Trained.Shape;
        var stored = StoredNetwork.Of(Trained, format).Weights;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            for (var channel = 0; channel < shape.Out(layer); channel++)
            {
                var start = shape.WeightStart(layer) + (channel * shape.In(layer));
                var row = Trained.Weights[start..(start + shape.In(layer))];
                var greatest = row.Max(Math.Abs);
                Assert.All(row.Zip(stored[start..]), pair => Assert.InRange(
                    Math.Abs((double)pair.First - pair.Second), 0, share * (format == WeightFormat.Float16 ? Math.Abs(pair.First) : greatest)));
            }

            if (format != WeightFormat.Float16)
            {
                Assert.Equal(Trained.Weights[shape.BiasStart(layer)..][..shape.Out(layer)], stored[shape.BiasStart(layer)..][..shape.Out(layer)]);
            }
        }
    }

    [Fact]
    public void Sixteen_bit_weights_are_used_as_they_are_stored() =>
        Assert.All(StoredNetwork.Of(Trained, WeightFormat.Float16).Weights, weight => Assert.Equal((float)(Half)weight, weight));

    [Fact]
    public void Weights_that_a_format_cannot_hold_are_refused()
    {
        var network = new DeepNetwork(Trained.Shape, [.. Trained.Weights]);
        network.Weights[3] = 70_000;
        Assert.Contains("65504", Assert.Throws<ArgumentException>(() => StoredNetwork.Of(network, WeightFormat.Float16)).Message, StringComparison.Ordinal);
        network.Weights[3] = float.NaN;
        Assert.Throws<ArgumentException>(() => StoredNetwork.Of(network, WeightFormat.Int8));
    }

    [Fact]
    public void A_channel_of_zeros_stays_zero()
    {
        var network = new DeepNetwork(Trained.Shape, new float[Trained.Shape.Parameters]);
        Assert.All(StoredNetwork.Of(network, WeightFormat.Int8).Weights, weight => Assert.Equal(0f, weight));
    }

    [Fact]
    public void Bytes_are_those_of_the_numbers_kept()
    {
        var shape = Trained.Shape;
        var quantised = QuantisationProblems.Quantised(Trained, true);
        var everything = QuantisationProblems.Quantised(Trained, false);
        Assert.Equal(4 * shape.Parameters, NetworkBytes.Stored(shape, WeightFormat.Float32));
        Assert.Equal(2 * shape.Parameters, NetworkBytes.Stored(shape, WeightFormat.Float16));
        Assert.Equal((6 * 50) + (50 * 20) + (20 * 4) + (8 * 74), NetworkBytes.Stored(shape, WeightFormat.Int8));
        Assert.Equal(Kept(quantised), NetworkBytes.Integers(shape, true));
        Assert.Equal(Kept(everything), NetworkBytes.Integers(shape, false));
    }

    private static long Kept(QuantisedNetwork network) => (4 * network.First.Length) + network.Layers.Sum(layer =>
        layer.Weights.Length + (4 * (layer.Scales.Length + layer.Biases.Length + layer.Factors.Length)) + 1);
}
