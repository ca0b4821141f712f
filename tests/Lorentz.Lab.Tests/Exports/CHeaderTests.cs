using System.Runtime.InteropServices;
using Lorentz.Lab.Exports.CHeader;
using Lorentz.Learning.Activations;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Exports;

/// <summary>The header in a program of C gives our bits.</summary>
public sealed class CHeaderTests
{
    private const int Tracks = 20_000;

    private static readonly string[] Strict = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"];

    private static readonly double[] Segments = SampleNetworks.Segments(Tracks, 5);

    public static TheoryData<string, int, int, ActivationKind> Singles => new()
    {
        { "residual", 6, 256, ActivationKind.Silu },
        { "absolute", 6, 33, ActivationKind.Silu },
        { "absolute", 7, 16, ActivationKind.Relu },
        { "residual", 7, 24, ActivationKind.Tanh },
        { "residual-plain", 6, 40, ActivationKind.Gelu },
        { "residual-plain", 7, 1, ActivationKind.Swish1 },
        { "increment", 6, 15, ActivationKind.Tanh },
        { "increment", 7, 20, ActivationKind.Gelu },
        { "warped", 11, 64, ActivationKind.Silu },
    };

    public static TheoryData<string, int, int[], ActivationKind> Deeps => new()
    {
        { "residual", 6, [64, 40], ActivationKind.Silu },
        { "absolute", 7, [33], ActivationKind.Silu },
        { "absolute", 6, [17, 9, 12], ActivationKind.Relu },
        { "residual-plain", 6, [24, 8], ActivationKind.Tanh },
        { "increment", 7, [12, 33], ActivationKind.Gelu },
        { "warped", 11, [20, 20], ActivationKind.Sigmoid },
        { "residual", 7, [5, 3], ActivationKind.Identity },
    };

    [Theory]
    [MemberData(nameof(Singles))]
    public void One_hidden_layer_has_our_bits_in_C(string formulation, int inputs, int width, ActivationKind activation)
    {
        var model = SampleNetworks.Single(formulation, inputs, width, activation);
        AssertSameBits(CHeaderFile.Text("track", model, []), new LearnedExtrapolator("ours", model), ["-std=c99", "-O2", "-ffp-contract=off"]);
    }

    [Theory]
    [MemberData(nameof(Deeps))]
    public void Several_hidden_layers_have_our_bits_in_C(string formulation, int inputs, int[] hidden, ActivationKind activation)
    {
        var model = SampleNetworks.Deep(formulation, inputs, [.. hidden], activation);
        var ours = new DeepExtrapolator("ours", model.Network, model.Formulation, model.Domain);
        AssertSameBits(CHeaderFile.Text("track", model, []), ours, ["-std=c99", "-O2", "-ffp-contract=off"]);
    }

    // By default GCC contracts a b + c wherever nothing stands against it.
    [Theory]
    [InlineData("-std=c99 -O2")]
    [InlineData("-std=gnu99 -O3 -march=native")]
    [InlineData("-std=gnu11 -O3 -march=native -ffp-contract=fast")]
    [InlineData("-std=c99 -O0")]
    [InlineData("-x c++ -std=c++17 -O3 -march=native")]
    public void Bits_do_not_depend_on_how_a_compiler_optimises(string flags)
    {
        var single = SampleNetworks.Single("warped", 11, 37, ActivationKind.Silu);
        AssertSameBits(CHeaderFile.Text("track", single, []), new LearnedExtrapolator("ours", single), flags.Split(' '));
        var deep = SampleNetworks.Deep("residual", 7, [20, 33], ActivationKind.Tanh);
        AssertSameBits(
            CHeaderFile.Text("track", deep, []), new DeepExtrapolator("ours", deep.Network, deep.Formulation, deep.Domain), flags.Split(' '));
    }

    private static void AssertSameBits(string header, Extrapolator ours, string[] flags)
    {
        var expected = Ours(ours);
        var statuses = new HashSet<int>();
        foreach (var compiler in Compiler.Installed.DefaultIfEmpty(Compiler.C))
        {
            var actual = Theirs(compiler, header, flags);
            Assert.Equal(expected.Length, actual.Length);
            for (var i = 0; i < expected.Length; i++)
            {
                // A result that is no number has no bits that mean anything.
                Assert.True(
                    BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]) || (double.IsNaN(expected[i]) && double.IsNaN(actual[i])),
                    $"{compiler}, track {i / 6}, number {i % 6}: {expected[i]:R} here, {actual[i]:R} there");
                statuses.Add(i % 6 == 5 ? (int)actual[i] : 0);
            }
        }

        Assert.Superset(new HashSet<int> { 0, 1, 4 }, statuses);
    }

    private static double[] Theirs(string compiler, string header, string[] flags)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("track.h"), header);
        File.WriteAllText(folder.File("main.c"), """
            #include "track.h"
            #include <stdio.h>

            int main(void)
            {
                double row[7];
                while (fread(row, sizeof row, 1, stdin) == 1) {
                    double end[6];
                    end[5] = (double)track_extrapolate(row, row[5], row[6], end);
                    fwrite(end, sizeof end, 1, stdout);
                }
                return 0;
            }

            """);

        // Clang says of this option that it overrides what a source asks for.
        var understood = flags.Where(flag => compiler == "gcc" || flag != "-ffp-contract=fast");
        Compiler.Run(compiler, [.. understood, .. Strict, folder.File("main.c"), "-o", folder.File("main"), "-lm"]);
        return MemoryMarshal.Cast<byte, double>(Compiler.Run(folder.File("main"), [], MemoryMarshal.AsBytes<double>(Segments).ToArray())).ToArray();
    }

    private static double[] Ours(Extrapolator extrapolator)
    {
        var rows = new double[Tracks * 6];
        for (var i = 0; i < Tracks; i++)
        {
            var row = Segments.AsSpan(i * 7, 7);
            var (end, status) = extrapolator.Extrapolate(
                new TrackState(new(row[0]), new(row[1]), row[2], row[3], ChargeOverMomentum.FromPerMeV(row[4])), new(row[5]), new(row[6]));
            double[] numbers = [end.X.Value, end.Y.Value, end.Tx, end.Ty, end.Qop.PerMeV, (double)status];
            numbers.CopyTo(rows, i * 6);
        }

        return rows;
    }
}
