using System.Globalization;
using System.Text;
using Lorentz.Lab.Exports.PlanBinary;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Exports;

/// <summary>The plan's binary: written, read back, and run by the plan's kind of program.</summary>
public sealed class PlanBinaryTests
{
    private const int Tracks = 2000;

    public static TheoryData<int[], ActivationKind> Shapes => new()
    {
        { [256], ActivationKind.Silu },
        { [40, 17], ActivationKind.Silu },
        { [33], ActivationKind.Relu },
        { [12, 9, 20], ActivationKind.Tanh },
        { [24], ActivationKind.Gelu },
        { [24, 8], ActivationKind.Swish1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_plans_kind_of_program_gives_our_end_states(int[] hidden, ActivationKind activation)
    {
        using var folder = new TemporaryFolder();
        var model = SampleNetworks.Deep("absolute", 6, [.. hidden], activation);
        PlanBinaryFile.Write(folder.File("network.bin"), PlanNetwork.Of(model));
        Compiler.Run(
            Compiler.Cpp,
            ["-O2", "-std=c++17", "-Wall", "-Wextra", "-Werror", Compiler.RepositoryFile("examples/deploy/plan/benchmark.cpp"), "-o", folder.File("benchmark")]);
        var segments = SampleNetworks.Inside(Tracks, 8);
        var ends = Numbers(Compiler.Run(folder.File("benchmark"), [folder.File("network.bin")], Encoding.ASCII.GetBytes(Text(segments))));
        Assert.Equal(Tracks * 4, ends.Length);

        var ours = new DeepExtrapolator("ours", model.Network, model.Formulation, model.Domain);
        for (var i = 0; i < Tracks; i++)
        {
            var row = segments.AsSpan(i * 7, 7);
            var state = new TrackState(new(row[0]), new(row[1]), row[2], row[3], ChargeOverMomentum.FromPerMeV(row[4]));
            var end = ours.Extrapolate(state, new(row[5]), new(row[6])).State;
            var exact = InDouble(model, [row[0], row[1], row[2], row[3], row[4], row[6] - row[5]]);
            double[] single = [end.X.Value, end.Y.Value, end.Tx, end.Ty];
            for (var j = 0; j < 4; j++)
            {
                // Single precision is worth some 1e-6 of the spread of end states, double precision 1e-13.
                var spread = model.Formulation.OutputScale[j];
                Assert.Equal(single[j], ends[(i * 4) + j], 5e-6 * spread);
                Assert.Equal(exact[j], ends[(i * 4) + j], 1e-12 * spread);
            }
        }
    }

    [Fact]
    public void A_residual_network_adds_its_normalised_start()
    {
        using var folder = new TemporaryFolder();
        var network = PlanNetwork.Of(SampleNetworks.Single("absolute", 6, 1, ActivationKind.Relu)) with { Type = PlanModelType.Residual };
        var zero = network with { Layers = [.. network.Layers.Select(layer => layer with { Weights = new double[layer.Weights.Length], Biases = new double[layer.Rows] })] };
        PlanBinaryFile.Write(folder.File("network.bin"), zero);
        Assert.Equal(PlanModelType.Residual, PlanBinaryFile.Read(folder.File("network.bin")).Type);
        Compiler.Run(Compiler.Cpp, ["-O2", "-std=c++17", Compiler.RepositoryFile("examples/deploy/plan/benchmark.cpp"), "-o", folder.File("benchmark")]);
        var end = Numbers(Compiler.Run(folder.File("benchmark"), [folder.File("network.bin")], "100 20 0.1 0.2 1e-4 5000\n"u8.ToArray()));
        Assert.Equal(zero.OutputMean[0] + (zero.OutputScale[0] * ((100 - zero.InputMean[0]) / zero.InputScale[0])), end[0], 1e-9);
        Assert.Equal(zero.OutputMean[3] + (zero.OutputScale[3] * ((0.2 - zero.InputMean[3]) / zero.InputScale[3])), end[3], 1e-12);
        Assert.Throws<NotSupportedException>(() => zero.ToTrackNetwork(SampleNetworks.Domain));
    }

    [Fact]
    public void A_network_comes_back_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        var model = SampleNetworks.Single("absolute", 6, 19, ActivationKind.Gelu);
        PlanBinaryFile.Write(folder.File("network.bin"), PlanNetwork.Of(model));
        var read = PlanBinaryFile.Read(folder.File("network.bin"));
        var back = read.ToTrackNetwork(model.Domain);
        Assert.Equal(DeepShape.Of(model.Network.Shape), back.Network.Shape);
        Assert.Equal(model.Network.Weights.Select(BitConverter.SingleToInt32Bits), back.Network.Weights.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(model.Formulation.InputMean, back.Formulation.InputMean);
        Assert.Equal(model.Formulation.InputScale, back.Formulation.InputScale);
        Assert.Equal(model.Formulation.OutputMean, back.Formulation.OutputMean);
        Assert.Equal(model.Formulation.OutputScale, back.Formulation.OutputScale);
        PlanBinaryFile.Write(folder.File("again.bin"), read);
        Assert.Equal(File.ReadAllBytes(folder.File("network.bin")), File.ReadAllBytes(folder.File("again.bin")));
    }

    [Theory]
    [InlineData("residual", 6)]
    [InlineData("residual-plain", 6)]
    [InlineData("increment", 6)]
    [InlineData("warped", 11)]
    [InlineData("absolute", 7)]
    public void What_has_no_place_in_the_layout_is_refused_with_the_reason(string formulation, int inputs)
    {
        var error = Assert.Throws<NotSupportedException>(() => PlanNetwork.Of(SampleNetworks.Single(formulation, inputs, 8, ActivationKind.Silu)));
        Assert.Contains($"'{formulation}' with {inputs} inputs", error.Message, StringComparison.Ordinal);
        Assert.Contains("never z0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
    {
        using var folder = new TemporaryFolder();
        var network = PlanNetwork.Of(SampleNetworks.Single("absolute", 6, 3, ActivationKind.Silu));
        var cases = new[]
        {
            network with { InputScale = [1, 1, 1, 1, 1, 0] },
            network with { Activation = ActivationKind.Identity },
            network with { OutputMean = [double.NaN, 0, 0, 0] },
            network with { Layers = [network.Layers[0]] },
            network with { Layers = [network.Layers[0] with { Rows = 4 }, network.Layers[1]] },
        };
        foreach (var wrong in cases)
        {
            var error = Assert.Throws<ArgumentException>(() => PlanBinaryFile.Write(folder.File("network.bin"), wrong));
            Assert.Contains("network.bin", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(folder.Root));
        Assert.Contains("no-such.bin", Assert.ThrowsAny<IOException>(() => PlanBinaryFile.Read(folder.File("no-such.bin"))).Message, StringComparison.Ordinal);
    }

    private static double[] InDouble(DeepTrackNetwork model, double[] state)
    {
        var (formulation, network) = (model.Formulation, model.Network);
        Real64[] inputs = [.. state.Select((value, i) => new Real64((value - formulation.InputMean[i]) / formulation.InputScale[i]))];
        Real64[] weights = [.. network.Weights.Select(weight => new Real64(weight))];
        var outputs = ReferenceDeepNetwork.Evaluate<Real64>(network.Shape, weights, inputs);
        return [.. outputs.Select((value, j) => formulation.OutputMean[j] + (formulation.OutputScale[j] * value.Value))];
    }

    private static string Text(double[] segments) => string.Concat(Enumerable.Range(0, segments.Length / 7).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"{segments[i * 7]:R} {segments[(i * 7) + 1]:R} {segments[(i * 7) + 2]:R} {segments[(i * 7) + 3]:R} {segments[(i * 7) + 4]:R} {segments[(i * 7) + 6] - segments[(i * 7) + 5]:R}\n")));

    private static double[] Numbers(byte[] text) =>
        [.. Encoding.ASCII.GetString(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
