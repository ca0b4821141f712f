using Lorentz.Lab.Exports.Onnx;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Lab.Tests.Peers.OnnxRuntime;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>Exported graphs in ONNX Runtime, against our own extrapolator on the same rows.</summary>
public sealed class OnnxExportTests
{
    // Of each value, and of the spread of its component.
    private const double Tolerance = 1e-5;

    private static readonly (string Formulation, int Inputs)[] Formulations =
    [
        ("absolute", 6), ("absolute", 7), ("residual", 6), ("residual", 7), ("residual-plain", 6), ("residual-plain", 7), ("increment", 6), ("increment", 7),
        ("warped", 11),
    ];

    public static TheoryData<string, int, ActivationKind> All => new(
        from formulation in Formulations
        from activation in Enum.GetValues<ActivationKind>()
        select (formulation.Formulation, formulation.Inputs, activation));

    [Theory]
    [MemberData(nameof(All))]
    public void A_graph_says_what_we_say(string formulation, int inputs, ActivationKind activation)
    {
        AssertAgrees(ExportModels.Create(formulation, inputs, activation, 33), 1, 7);
        AssertAgrees(ExportModels.Create(formulation, inputs, activation, 40, 24), 1, 7);
    }

    [Theory]
    [InlineData("absolute", 6, ActivationKind.Silu)]
    [InlineData("residual", 6, ActivationKind.Silu)]
    [InlineData("residual", 7, ActivationKind.Gelu)]
    [InlineData("warped", 11, ActivationKind.Tanh)]
    public void A_hundred_thousand_states_agree(string formulation, int inputs, ActivationKind activation) =>
        AssertAgrees(ExportModels.Create(formulation, inputs, activation, 64), 100_000);

    [Fact]
    public void No_rows_have_no_ends()
    {
        var (ends, valid) = OnnxExtrapolation.Exported(SharedOnnxRuntime.Environment, ExportModels.Create("residual", 6, ActivationKind.Silu, 8), []);
        Assert.Empty(ends);
        Assert.Empty(valid);
    }

    [Theory]
    [InlineData("residual", 6)]
    [InlineData("warped", 11)]
    public void A_step_of_zero_ends_where_it_starts_to_the_bit(string formulation, int inputs)
    {
        var model = ExportModels.Create(formulation, inputs, ActivationKind.Silu, 16);
        var state = ExportModels.State(model, 5);
        state[6] = 0;
        Assert.Equal(state[..4], OnnxExtrapolation.Exported(SharedOnnxRuntime.Environment, model, state).Ends);
    }

    [Theory]
    [InlineData(ActivationKind.Silu, 96)]
    [InlineData(ActivationKind.Gelu, 48, 32)]
    public void A_network_alone_says_what_its_layers_say(ActivationKind activation, params int[] hidden)
    {
        const int count = 500;
        var network = ExportModels.Create("residual", 6, activation, [.. hidden]).Network;
        using var session = new OnnxSession(SharedOnnxRuntime.Environment, OnnxExport.Network("network", network), 1);
        using var inputs = new OnnxMemory<float>(count * 6);
        using var outputs = new OnnxMemory<float>(count * 4);
        var random = new Random(2);
        foreach (ref var input in inputs.Span)
        {
            input = (float)((4 * random.NextDouble()) - 2);
        }

        using var binding = new OnnxBinding(session);
        binding.Input("input", inputs, count, 6);
        binding.Output("output", outputs, count, 4);
        binding.Run();
        var own = new float[count * 4];
        new PackedDeepNetwork<float>(network).EvaluateBatch(inputs.Span, count, own, new DeepRoom<float>(network.Shape));
        Assert.All(own.Zip(outputs.Span.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * (1 + Math.Abs(pair.First))));
    }

    private static void AssertAgrees(DeepTrackNetwork model, params int[] counts)
    {
        foreach (var count in counts)
        {
            float[] rows = [.. Enumerable.Range(0, count).SelectMany(i => ExportModels.State(model, i))];
            var (ends, _) = OnnxExtrapolation.Exported(SharedOnnxRuntime.Environment, model, rows);
            var own = OnnxExtrapolation.Own(model, rows);
            for (var i = 0; i < own.Length; i++)
            {
                var allowed = Tolerance * (Math.Abs(own[i]) + ExportModels.NaturalScale[i % 4]);
                Assert.True(Math.Abs(ends[i] - own[i]) <= allowed, $"row {i / 4} of {count}, component {i % 4}: {ends[i]}, expected {own[i]} to {allowed}");
            }
        }
    }
}
