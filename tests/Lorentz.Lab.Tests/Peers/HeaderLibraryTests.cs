using Lorentz.Lab.Exports.CHeader;
using Lorentz.Lab.Peers.Compilers;
using Lorentz.Lab.Peers.Headers;
using Lorentz.Lab.Tests.Exports;
using Lorentz.Learning.Activations;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Peers;

/// <summary>Headers compiled and called from here.</summary>
public sealed class HeaderLibraryTests
{
    [Fact]
    public void A_compiled_header_answers_with_our_bits()
    {
        Assert.SkipWhen(Compiler.Installed.Length == 0, "no C compiler");
        using var folder = new TemporaryFolder();
        var model = SampleNetworks.Single("residual", 6, 32, ActivationKind.Silu);
        CHeaderFile.Write(folder.File("track.h"), "track", model, []);
        using var header = HeaderLibrary.Compile(folder.File("track.h"), "track", folder.File("build"));
        var ours = new LearnedExtrapolator("ours", model);
        var segments = SampleNetworks.Segments(200, 5);
        var end = new double[5];
        for (var i = 0; i < 200; i++)
        {
            var row = segments.AsSpan(7 * i, 7);
            var status = header.Extrapolate(row[..5], row[5], row[6], end);
            var expected = ours.Extrapolate(new(new(row[0]), new(row[1]), row[2], row[3], ChargeOverMomentum.FromPerMeV(row[4])), new(row[5]), new(row[6]));
            Assert.Equal(expected.Status, status);
            Assert.Equal([expected.State.X.Value, expected.State.Y.Value, expected.State.Tx, expected.State.Ty], end[..4]);
        }
    }

    [Fact]
    public void A_header_that_does_not_compile_says_so()
    {
        Assert.SkipWhen(Compiler.Installed.Length == 0, "no C compiler");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("track.h"), "int track_extrapolate(\n");
        Assert.Contains("does not compile", Assert.Throws<CompilerException>(() => HeaderLibrary.Compile(folder.File("track.h"), "track", folder.Root)).Message, StringComparison.Ordinal);
    }
}
