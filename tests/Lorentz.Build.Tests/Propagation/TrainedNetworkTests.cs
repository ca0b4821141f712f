using System.Collections.Immutable;
using Lorentz.Lab.Models;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>Trained networks by file and by short name; a network of zeros is the straight line, so its answer is known.</summary>
public sealed class TrainedNetworkTests
{
    private const string State = $"{Bench.Header}\n1,2,0.03,0.04,1e-4,770,4770\n1,2,0.03,0.04,1e-4,0,4770\n";

    private const string ShortNamePath = "artifacts/standard/WidthScanWeights/residual-8.safetensors";

    [Fact]
    public void A_network_is_found_by_its_file_and_by_its_short_name()
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        TrackNetworkFile.Write(bench.PathOf("mine.safetensors"), StraightLine());
        TrackNetworkFile.Write(bench.PathOf(ShortNamePath), StraightLine());
        foreach (var method in new[] { bench.PathOf("mine.safetensors"), "residual-8" })
        {
            Assert.Contains("states.csv -> ends.csv by a trained network", bench.Succeed(method), StringComparison.Ordinal);
            var ends = bench.Ends();
            Assert.Equal(121, Bench.Number(ends[0]["x1"]), 1e-9);
            Assert.Equal(162, Bench.Number(ends[0]["y1"]), 1e-9);

            // The second state starts where the network was never trained.
            Assert.Equal(["ok", "outside-region"], ends.Select(end => end["status"]));
        }
    }

    [Fact]
    public void A_network_that_is_not_there_is_answered_with_those_that_are()
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        TrackNetworkFile.Write(bench.PathOf(ShortNamePath), StraightLine());
        var other = bench.Propagate("residual-16");
        Assert.Equal(2, other.Code);
        Assert.Contains("(trained are residual-8): run ./build.sh WidthScanWeights first", other.Error, StringComparison.Ordinal);
        var profile = bench.Propagate("residual-8", "--profile", "smoke");
        Assert.Equal(2, profile.Code);
        Assert.Contains("or use the one of another profile with --profile standard", profile.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_takes_no_field_and_a_damaged_one_is_named()
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        TrackNetworkFile.Write(bench.PathOf("mine.safetensors"), StraightLine());
        var field = bench.Propagate(bench.PathOf("mine.safetensors"), "--set", "field=gaussian");
        Assert.Equal(2, field.Code);
        Assert.Contains("knows only the field it was trained in: leave `field` out", field.Error, StringComparison.Ordinal);

        File.WriteAllBytes(bench.PathOf("mine.safetensors"), File.ReadAllBytes(bench.PathOf("mine.safetensors"))[..100]);
        var damaged = bench.Propagate(bench.PathOf("mine.safetensors"));
        Assert.Equal(1, damaged.Code);
        Assert.Contains("mine.safetensors", damaged.Error, StringComparison.Ordinal);
    }

    private static TrackNetwork StraightLine()
    {
        var shape = new NetworkShape(6, 8, 4, ActivationKind.Silu);
        ImmutableArray<double> zeros = [0, 0, 0, 0];
        ImmutableArray<double> ones = [1, 1, 1, 1];
        var formulation = new ResidualFormulation([0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1], zeros, ones);
        var domain = new TrainingDomain([-500, -500, -0.4, -0.4, 0, 770, 500], [500, 500, 0.4, 0.4, 1e-3, 770, 12000]);
        return new(new Network(shape, new float[shape.Parameters]), formulation, domain);
    }
}
