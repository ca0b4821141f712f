using System.Collections.Immutable;
using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Models;

public sealed class TrackNetworkFileTests
{
    private static readonly string[] Keys = ["format", "formulation", "inputs", "width", "outputs", "activation"];

    private static readonly string[] Tensors =
        ["weights", "input.mean", "input.scale", "output.mean", "output.scale", "domain.minimum", "domain.maximum"];

    [Theory]
    [InlineData("absolute", 6)]
    [InlineData("residual", 7)]
    [InlineData("warped", 11)]
    [InlineData("chart-remainder", 6)]
    public void A_model_comes_back_to_the_bit(string formulation, int inputs)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.safetensors");
        var model = Model(formulation, inputs);
        TrackNetworkFile.Write(path, model);
        var read = TrackNetworkFile.Read(path);
        Assert.Equal(model.Network.Shape, read.Network.Shape);
        Assert.Equal(model.Network.Weights.Select(BitConverter.SingleToInt32Bits), read.Network.Weights.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(model.Formulation.GetType(), read.Formulation.GetType());
        Assert.Equal(Numbers(model), Numbers(read));
        if (model.Formulation is ChartRemainderFormulation { Chart: var chart })
        {
            TrackChartFileTests.AssertSame(chart, Assert.IsType<ChartRemainderFormulation>(read.Formulation).Chart);
        }

        TrackNetworkFile.Write(folder.File("again"), read);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.File("again")));
    }

    [Fact]
    public void A_file_cut_or_changed_anywhere_is_named_or_still_a_model()
    {
        using var folder = new TemporaryFolder();
        var (path, damaged) = (folder.File("model"), folder.File("damaged"));
        TrackNetworkFile.Write(path, Model("residual", 6));
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 23)
        {
            File.WriteAllBytes(damaged, bytes[..length]);
            AssertNames(damaged, Assert.ThrowsAny<IOException>(() => TrackNetworkFile.Read(damaged)));
        }

        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(1400)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(damaged, changed);
            if (Record.Exception(() => TrackNetworkFile.Read(damaged)) is { } error)
            {
                Assert.True(error is InvalidDataException or IOException, $"{error}");
                AssertNames(damaged, error);
            }
        }
    }

    [Fact]
    public void Weights_of_16_bits_take_half_the_space_and_come_back_widened()
    {
        using var folder = new TemporaryFolder();
        var model = Model("residual", 6);
        TrackNetworkFile.Write(folder.File("whole"), model);
        TrackNetworkFile.Write(folder.File("half"), model, isHalf: true);
        var saved = new FileInfo(folder.File("whole")).Length - new FileInfo(folder.File("half")).Length;
        Assert.InRange(saved, (2 * model.Network.Shape.Parameters) - 16, (2 * model.Network.Shape.Parameters) + 16);
        var read = TrackNetworkFile.Read(folder.File("half"));
        Assert.Equal(model.Network.Weights.Select(weight => (float)(Half)weight), read.Network.Weights);
        Assert.Equal(StoredNetwork.Of(model.Network, WeightFormat.Float16).Weights, read.Network.Weights);

        var deep = new DeepTrackNetwork(DeepNetwork.Of(model.Network), model.Formulation, model.Domain);
        DeepTrackNetworkFile.Write(folder.File("deep"), deep, isHalf: true);
        Assert.Equal(read.Network.Weights, DeepTrackNetworkFile.Read(folder.File("deep")).Network.Weights);
    }

    [Fact]
    public void A_missing_file_and_one_of_another_kind_are_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model");
        AssertNames(path, Assert.ThrowsAny<IOException>(() => TrackNetworkFile.Read(path)));
        File.WriteAllText(path, "x,y,z\n1,2,3\n");
        AssertNames(path, Assert.ThrowsAny<IOException>(() => TrackNetworkFile.Read(path)));
        SafeTensors.Write(path, [new("bias", [1], new float[1])]);
        var error = Assert.Throws<InvalidDataException>(() => TrackNetworkFile.Read(path));
        AssertNames(path, error);
        Assert.Contains("not a track network", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_and_tensor_that_is_missing_is_told()
    {
        foreach (var missing in Keys)
        {
            AssertError((words, _) => words.Remove(missing), missing);
        }

        foreach (var missing in Tensors)
        {
            AssertError((_, tensors) => tensors.Remove(missing), missing);
            AssertError((_, tensors) => tensors[missing] = new(missing, [2], new double[2]), missing);
            AssertError((_, tensors) => tensors[missing] = new(missing, [6], new long[6]), missing);
        }
    }

    [Theory]
    [InlineData("format", "lorentz-track-network-2", "expected 'lorentz-track-network-1'")]
    [InlineData("formulation", "relative", "expected 'absolute', 'residual', 'residual-plain', 'warped' or 'chart-remainder'")]
    [InlineData("inputs", "six", "expected a whole number")]
    [InlineData("inputs", "-6", "expected a whole number")]
    [InlineData("inputs", "5", "expected 6 or 7")]
    [InlineData("inputs", "8", "expected 6 or 7")]
    [InlineData("outputs", "3", "3 outputs, expected 4")]
    [InlineData("width", "0", "valid are 1 to")]
    [InlineData("width", "17", "expected 17 x (6 + 1) + 4 x (17 + 1) = 191")]
    [InlineData("activation", "Softplus", "expected Silu or Relu or Gelu or Tanh or Swish1")]
    public void A_word_that_means_nothing_is_told_with_what_would(string key, string value, string expected)
    {
        var message = AssertError((words, _) => words[key] = value, key == "width" ? "" : value);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("warped", "expected 11 for")]
    [InlineData("chart-remainder", "chart.tx-degree")]
    public void A_formulation_that_the_rest_does_not_fit_is_told_with_what_would(string formulation, string expected) =>
        AssertError((words, _) => words["formulation"] = formulation, expected);

    [Theory]
    [InlineData("input.scale", 0)]
    [InlineData("output.scale", -1)]
    [InlineData("input.scale", double.NaN)]
    [InlineData("input.mean", double.PositiveInfinity)]
    [InlineData("output.mean", double.NaN)]
    [InlineData("domain.minimum", double.NaN)]
    public void A_normalisation_that_divides_by_zero_is_refused(string name, double value) => AssertError(
        (_, tensors) => tensors[name] = new(name, tensors[name].Shape, [.. tensors[name].Doubles[1..], value]), name);

    private static string AssertError(
        Action<Dictionary<string, string>, Dictionary<string, NamedTensor>> damage, string told)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model");
        TrackNetworkFile.Write(path, Model("residual", 6));
        var file = SafeTensors.Read(path);
        var words = file.Metadata.ToDictionary();
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        damage(words, tensors);
        SafeTensors.Write(path, tensors.Values, words);
        var error = Assert.Throws<InvalidDataException>(() => TrackNetworkFile.Read(path));
        AssertNames(path, error);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private static void AssertNames(string path, Exception error) => Assert.Contains(path, error.Message, StringComparison.Ordinal);

    private static IEnumerable<long> Numbers(TrackNetwork model) => new[]
    {
        model.Formulation.InputMean, model.Formulation.InputScale, model.Formulation.OutputMean, model.Formulation.OutputScale,
        model.Domain.Minimum, model.Domain.Maximum,
    }.SelectMany(row => row.Select(BitConverter.DoubleToInt64Bits));

    private static TrackNetwork Model(string formulation, int inputs)
    {
        var shape = new NetworkShape(inputs, 16, 4, ActivationKind.Silu);
        var random = new Random(3);
        ImmutableArray<double> Row(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() + 0.1)];
        var (a, b, c, d) = (Row(inputs), Row(inputs), Row(4), Row(4));
        return new(
            XavierUniform.Create(shape, 1, 2, 1),
            formulation switch
            {
                "absolute" => new AbsoluteFormulation(a, b, c, d),
                "residual" => new ResidualFormulation(a, b, c, d),
                "warped" => new WarpedFormulation(a, b, c, d),
                _ => new ChartRemainderFormulation(a, b, c, d, TrackChartFileTests.Chart()),
            },
            new TrainingDomain(Row(7), Row(7)));
    }
}
