using Lorentz.Lab.Peers.Compilers;
using Lorentz.Lab.Peers.PlainCpp;
using Lorentz.Lab.Tests.Exports;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;

namespace Lorentz.Lab.Tests.Peers;

/// <summary>What ours is timed against computes the same networks.</summary>
public sealed class PlainCppTests
{
    private const int Samples = 300;

    [Theory]
    [InlineData(PlainCppKind.Double)]
    [InlineData(PlainCppKind.Float)]
    public void The_peer_is_our_reference_to_1e_5(PlainCppKind kind)
    {
        _ = Compiler.Cpp;
        using var folder = new TemporaryFolder();
        var library = PlainCppLibrary.Compile(Compiler.RepositoryFile("scripts/peers/plain.cpp"), folder.File("peers"), kind);
        Assert.Equal([library], Directory.GetFiles(folder.File("peers")));
        foreach (var activation in new[] { ActivationKind.Silu, ActivationKind.Relu, ActivationKind.Gelu, ActivationKind.Tanh, ActivationKind.Swish1 })
        {
            foreach (var hidden in new int[][] { [64], [33, 20], [16, 24, 8] })
            {
                AssertSame(library, kind, XavierUniform.Create(new DeepShape(6, [.. hidden], 4, activation), 3, 1, 1));
            }
        }
    }

    [Fact]
    public void A_source_that_does_not_compile_is_told_in_the_compilers_words_and_leaves_nothing()
    {
        _ = Compiler.Cpp;
        using var folder = new TemporaryFolder();
        var source = folder.File("broken.cpp");
        File.WriteAllText(source, "int main() { return nothing_of_that_name; }\n");
        var error = Assert.Throws<CompilerException>(() => PlainCppLibrary.Compile(source, folder.File("peers"), PlainCppKind.Double));
        Assert.Contains("nothing_of_that_name", error.Message, StringComparison.Ordinal);
        Assert.Contains(source, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.File("peers")));
    }

    [Fact]
    public void An_activation_it_has_not_is_refused_before_anything_is_loaded()
    {
        var network = XavierUniform.Create(new DeepShape(6, [4], 4, ActivationKind.Sigmoid), 3, 1);
        var error = Assert.Throws<NotSupportedException>(() => new PlainCppNetwork("no-such-library.so", PlainCppKind.Float, network));
        Assert.Contains("silu, relu, gelu and tanh", error.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(string library, PlainCppKind kind, DeepNetwork network)
    {
        var random = new Random(4);
        var inputs = new float[Samples * 6];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)((4 * random.NextDouble()) - 2);
        }

        var outputs = new float[Samples * 4];
        using var peer = new PlainCppNetwork(library, kind, network);
        peer.Run(inputs, Samples, outputs);
        Real64[] weights = [.. network.Weights.Select(weight => new Real64(weight))];
        for (var s = 0; s < Samples; s++)
        {
            Real64[] row = [.. inputs.AsSpan(s * 6, 6).ToArray().Select(input => new Real64(input))];
            var expected = ReferenceDeepNetwork.Evaluate<Real64>(network.Shape, weights, row);
            for (var j = 0; j < 4; j++)
            {
                Assert.Equal(expected[j].Value, outputs[(s * 4) + j], 1e-5);
            }
        }

        Assert.Throws<ArgumentException>(() => peer.Run(inputs, Samples + 1, outputs));
        peer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => peer.Run(inputs, Samples, outputs));
    }
}
