using System.Globalization;
using System.Text;
using Lorentz.Lab.Exports.CHeader;
using Lorentz.Lab.Tests.Models;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Exports;

/// <summary>What a header says, what it refuses, and how it is used.</summary>
public sealed class CHeaderTextTests
{
    private static readonly TrackNetwork Model = SampleNetworks.Single("residual", 6, 12, ActivationKind.Silu);

    [Fact]
    public void The_example_carries_a_track_as_we_do()
    {
        using var folder = new TemporaryFolder();
        CHeaderFile.Write(folder.File("track_network.h"), "track_network", Model, ["A network of a test."]);
        File.Copy(Compiler.RepositoryFile("examples/deploy/c/extrapolate.c"), folder.File("extrapolate.c"));
        Compiler.Run(Compiler.C, ["-std=c99", "-O3", "-Wall", "-Wextra", "-Wpedantic", "-Werror", folder.File("extrapolate.c"), "-o", folder.File("extrapolate"), "-lm"]);
        var output = Compiler.Run(folder.File("extrapolate"), ["12.5", "-30.2", "0.05", "-0.02", "2e-4", "770", "9400"]);
        var end = new LearnedExtrapolator("ours", Model).Extrapolate(
            new TrackState(new(12.5), new(-30.2), 0.05, -0.02, ChargeOverMomentum.FromPerMeV(2e-4)), new(770), new(9400)).State;
        var words = Encoding.ASCII.GetString(output).Trim().Split(' ', 5);
        Assert.Equal([end.X.Value, end.Y.Value, end.Tx, end.Ty], words[..4].Select(word => double.Parse(word, CultureInfo.InvariantCulture)));
        Assert.Equal("ok", words[4]);

        var (code, outside, _) = Compiler.Try(folder.File("extrapolate"), ["12.5", "-30.2", "0.05", "-0.02", "2e-4", "770", "19400"]);
        Assert.Equal((0, "outside the training domain"), (code, Encoding.ASCII.GetString(outside).Trim().Split(' ', 5)[4]));
        var (failed, wrong, _) = Compiler.Try(folder.File("extrapolate"), ["nan", "-30.2", "0.05", "-0.02", "2e-4", "770", "9400"]);
        Assert.Equal((1, "not finite"), (failed, Encoding.ASCII.GetString(wrong).Trim().Split(' ', 5)[4]));
    }

    [Fact]
    public void Headers_of_several_networks_meet_in_one_program()
    {
        using var folder = new TemporaryFolder();
        CHeaderFile.Write(folder.File("a.h"), "first", Model, []);
        CHeaderFile.Write(folder.File("b.h"), "second_Network2", SampleNetworks.Deep("warped", 11, [9, 8], ActivationKind.Tanh), []);
        File.WriteAllText(folder.File("main.c"), """
            #include "a.h"
            #include "b.h"
            #include "a.h"

            int main(void)
            {
                const double state[5] = {1.0, 2.0, 0.1, 0.1, 1e-4};
                double end[5];
                return first_extrapolate(state, 800.0, 5000.0, end) != LORENTZ_OK || second_Network2_extrapolate(state, 800.0, 5000.0, end) != LORENTZ_OK;
            }

            """);
        File.WriteAllText(folder.File("unused.c"), "#include \"a.h\"\nint nothing(void);\nint nothing(void) { return 0; }\n");
        string[] strict = ["-O2", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
        Compiler.Run(Compiler.C, ["-std=c99", .. strict, folder.File("main.c"), folder.File("unused.c"), "-o", folder.File("main"), "-lm"]);
        Compiler.Run(folder.File("main"), []);
        Compiler.Run(Compiler.Cpp, ["-x", "c++", "-std=c++17", .. strict, folder.File("main.c"), folder.File("unused.c"), "-o", folder.File("main"), "-lm"]);
        Compiler.Run(folder.File("main"), []);
    }

    [Fact]
    public void A_compiler_that_may_change_the_order_of_operations_is_stopped()
    {
        using var folder = new TemporaryFolder();
        CHeaderFile.Write(folder.File("track.h"), "track", Model, []);
        var (code, _, errors) = Compiler.Try(Compiler.C, ["-std=c99", "-O2", "-ffast-math", "-fsyntax-only", folder.File("track.h")]);
        Assert.NotEqual(0, code);
        Assert.Contains("without -ffast-math", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_are_the_callers_and_stay_comments()
    {
        using var folder = new TemporaryFolder();
        string[] comments =
        [
            "Median error 12 µm; p99 310 µm.", "ends */ int broken(; /* starts", "trigraph ??/", "backslash \\", "two\r\nlines", "turned\u202eround\u0007", "**//**//", "",
        ];
        CHeaderFile.Write(folder.File("track.h"), "track", Model, comments);
        var text = File.ReadAllText(folder.File("track.h"));
        Assert.Contains("\n * Median error 12 µm; p99 310 µm.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n * two\n * lines\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
        foreach (var fact in new[] { "[mm]", "[1/MeV]", "Formulation: residual.", "12 x (6 + 1) + 4 x (12 + 1) = 136", "1E-05 to 0.0006" })
        {
            Assert.Contains(fact, text, StringComparison.Ordinal);
        }

        Compiler.Run(Compiler.C, ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-x", "c", "-c", folder.File("track.h"), "-o", folder.File("track.o")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2nd")]
    [InlineData("_x")]
    [InlineData("x_")]
    [InlineData("a__b")]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("größe")]
    [InlineData("track\n")]
    [InlineData("a23456789012345678901234567890123")]
    public void A_name_that_makes_no_identifiers_is_refused_with_what_would(string name)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ArgumentException>(() => CHeaderFile.Write(folder.File("track.h"), name, Model, []));
        Assert.Contains($"'{name}' is no name", error.Message, StringComparison.Ordinal);
        Assert.Contains("such as track_network", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void A_formulation_that_is_not_written_is_refused_with_those_that_are()
    {
        var chart = new ChartRemainderFormulation(
            Model.Formulation.InputMean, Model.Formulation.InputScale, Model.Formulation.OutputMean, Model.Formulation.OutputScale, TrackChartFileTests.Chart());
        var error = Assert.Throws<NotSupportedException>(() => CHeaderFile.Text("track", Model with { Formulation = chart }, []));
        Assert.Contains("'chart-remainder'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'absolute', 'residual', 'residual-plain', 'increment' and 'warped'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_sizes_that_make_no_header_are_refused()
    {
        var weights = (float[])Model.Network.Weights.Clone();
        weights[3] = float.NaN;
        AssertRefused(Model with { Network = new(Model.Network.Shape, weights) }, "finite numbers only");
        AssertRefused(Model with { Domain = new([.. Model.Domain.Minimum[..6], double.NegativeInfinity], Model.Domain.Maximum) }, "number 6 of domain_minimum");
        AssertRefused(Model with { Formulation = SampleNetworks.Formulation("residual", 7) }, "6 inputs of the network, expected 7");
        AssertRefused(Model with { Network = XavierUniform.Create(new NetworkShape(6, 12, 3, ActivationKind.Silu), 1, 1) }, "3 outputs of the network, expected 4");
        AssertRefused(Model with { Network = XavierUniform.Create(new NetworkShape(6, 200_000, 4, ActivationKind.Relu), 1, 1) }, "at most 2097152");
    }

    private static void AssertRefused(TrackNetwork model, string told) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(() => CHeaderFile.Text("track", model, [])).Message, StringComparison.Ordinal);
}
