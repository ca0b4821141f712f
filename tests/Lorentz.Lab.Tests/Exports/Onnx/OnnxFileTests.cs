using System.Text;
using Lorentz.Lab.Exports.Onnx;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>The bytes of exported models, without any runtime.</summary>
public sealed class OnnxFileTests
{
    [Theory]
    [InlineData("absolute", 6)]
    [InlineData("residual", 7)]
    [InlineData("warped", 11)]
    public void The_same_model_gives_the_same_bytes(string formulation, int inputs)
    {
        using var folder = new TemporaryFolder();
        byte[] Export() => OnnxExport.Extrapolator("model", ExportModels.Create(formulation, inputs, ActivationKind.Gelu, 24, 16));
        Assert.Equal(Export(), Export());
        OnnxExport.Write(folder.File("model.onnx"), "model", ExportModels.Create(formulation, inputs, ActivationKind.Gelu, 24, 16));
        Assert.Equal(Export(), File.ReadAllBytes(folder.File("model.onnx")));
    }

    [Fact]
    public void A_weight_changes_the_bytes()
    {
        var model = ExportModels.Create("residual", 6, ActivationKind.Silu, 8);
        var before = OnnxExport.Extrapolator("model", model);
        model.Network.Weights[3] += 1;
        Assert.NotEqual(before, OnnxExport.Extrapolator("model", model));
    }

    [Theory]
    [InlineData("lorentz")]
    [InlineData("name", "a-name")]
    [InlineData("state", "x0 [mm], y0 [mm], tx0, ty0, qop [1/MeV], z0 [mm], dz [mm]")]
    [InlineData("end", "x1 [mm], y1 [mm], tx1, ty1")]
    [InlineData("formulation", "residual-plain")]
    [InlineData("hidden", "[24,16]")]
    [InlineData("activation", "Tanh")]
    [InlineData("domain.maximum", "241.482, 203.406, 0.3006, 0.2505, ")]
    public void Readers_are_told(params string[] words)
    {
        var text = Encoding.UTF8.GetString(OnnxExport.Extrapolator("a-name", ExportModels.Create("residual-plain", 6, ActivationKind.Tanh, 24, 16)));
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_formulation_without_a_graph_is_told_those_that_have_one()
    {
        var error = Assert.Throws<NotSupportedException>(() =>
            OnnxExport.Extrapolator("slow-tracks", ExportModels.Create("chart-remainder", 6, ActivationKind.Silu, 8)));
        Assert.Equal(
            "slow-tracks: formulation 'chart-remainder' has no ONNX graph; expected one of absolute, residual, residual-plain, increment, warped.",
            error.Message);
    }

    [Fact]
    public void A_network_that_its_formulation_does_not_fit_is_refused()
    {
        var model = ExportModels.Create("residual", 6, ActivationKind.Silu, 8);
        var other = ExportModels.Create("residual", 7, ActivationKind.Silu, 8).Network;
        var error = Assert.Throws<ArgumentException>(() => OnnxExport.Extrapolator("mixed", model with { Network = other }));
        Assert.Contains("mixed: a network of 7 inputs and 4 outputs, expected 6 and 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_hidden_layer_is_a_deep_network_too()
    {
        var shape = new NetworkShape(6, 12, 4, ActivationKind.Silu);
        var network = new Network(shape, [.. Enumerable.Range(0, shape.Parameters).Select(i => i * 0.01f)]);
        var deep = new DeepNetwork(new DeepShape(6, [12], 4, ActivationKind.Silu), network.Weights);
        Assert.Equal(OnnxExport.Network("network", deep), OnnxExport.Network("network", DeepNetwork.Of(network)));
    }
}
