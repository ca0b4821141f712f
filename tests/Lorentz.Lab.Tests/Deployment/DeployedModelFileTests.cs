using Lorentz.Lab.Deployment;
using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Lab.Tests.Deployment;

public sealed class DeployedModelFileTests
{
    public static TheoryData<string> Kinds => [.. ModelSamples.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_deployed_model_answers_with_the_bits_of_the_one_that_was_exported(string kind)
    {
        using var folder = new TemporaryFolder();
        var model = DeployedModelFile.Read(ModelSamples.Deploy(kind, folder.Root));
        var original = ModelSamples.Original(kind);
        var tracks = ModelSamples.Tests;
        var ends = TrackColumns.Allocate(tracks.Count);
        var statuses = new ExtrapolationStatus[tracks.Count];
        model.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
        for (var i = 0; i < tracks.Count; i++)
        {
            var expected = original.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]));
            var found = model.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]));
            Assert.Equal(expected.Status, found.Status);
            if (DeployedModel.HasEnd(expected.Status))
            {
                Assert.Equal(expected.State, found.State);
            }

            Assert.Equal(found.Status, statuses[i]);
        }

        Assert.Contains(ExtrapolationStatus.Ok, statuses);
        Assert.Equal(kind, model.Name);
        Assert.Equal(ModelSamples.Domain.Minimum, model.Domain.Minimum);
        Assert.Equal(ModelSamples.Domain.Maximum, model.Domain.Maximum);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Errors_come_back_to_the_bit(string kind)
    {
        using var folder = new TemporaryFolder();
        var model = DeployedModelFile.Read(ModelSamples.Deploy(kind, folder.Root));
        var expected = ErrorRegions.Measure(ModelSamples.Original(kind), ModelSamples.Domain, ModelSamples.Tests, 4, 3, 1);
        Assert.Equal(expected.Momenta, model.Errors.Momenta);
        Assert.Equal(expected.Steps, model.Errors.Steps);
        Assert.Equal(expected.Regions, model.Errors.Regions);
    }

    [Fact]
    public void The_readers_of_the_models_own_formats_still_read_the_file_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        var again = folder.File("again");
        TrackNetworkFile.Write(again, TrackNetworkFile.Read(ModelSamples.Deploy("residual", folder.Root)));
        Assert.Equal(File.ReadAllBytes(folder.File("residual.plain.safetensors")), File.ReadAllBytes(again));
        DeepTrackNetworkFile.Write(again, DeepTrackNetworkFile.Read(ModelSamples.Deploy("deep", folder.Root)));
        Assert.Equal(File.ReadAllBytes(folder.File("deep.plain.safetensors")), File.ReadAllBytes(again));
        MarchFile.Write(again, MarchFile.Read(ModelSamples.Deploy("march", folder.Root)));
        Assert.Equal(File.ReadAllBytes(folder.File("march.plain.safetensors")), File.ReadAllBytes(again));
        TrackChartFile.Write(again, TrackChartFile.Read(ModelSamples.Deploy("chart", folder.Root)));
        Assert.Equal(File.ReadAllBytes(folder.File("chart.plain.safetensors")), File.ReadAllBytes(again));
    }

    [Fact]
    public void Deploying_a_deployed_model_again_replaces_what_was_said_of_it()
    {
        using var folder = new TemporaryFolder();
        var first = ModelSamples.Deploy("residual", folder.Root);
        var errors = ErrorRegions.Measure(new StraightLine(), ModelSamples.Domain, ModelSamples.Tests, 2, 1, 1);
        DeployedModelFile.Write(folder.File("second"), SafeTensors.Read(first), new("second", "Lorentz tests"), errors);
        var second = DeployedModelFile.Read(folder.File("second"));
        Assert.Equal("second", second.Name);
        Assert.Equal(errors.Regions, second.Errors.Regions);
    }

    [Fact]
    public void A_network_on_Nystrom_says_what_it_is()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("nystrom:3steps with a network", DeployedModelFile.Read(ModelSamples.Deploy("nystrom", folder.Root)).Kind);
        Assert.Equal("network", DeployedModelFile.Read(ModelSamples.Deploy("residual", folder.Root)).Kind);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("producer")]
    [InlineData("format")]
    [InlineData("formulation")]
    [InlineData("activation")]
    [InlineData("regions.momentum")]
    [InlineData("regions.step")]
    [InlineData("regions.tracks")]
    [InlineData("regions.errors")]
    [InlineData("weights")]
    [InlineData("input.mean")]
    [InlineData("domain.minimum")]
    public void What_is_missing_is_told_with_the_file(string missing) =>
        AssertRefused((words, tensors) => Assert.True(words.Remove(missing) | tensors.Remove(missing)), $"'{missing}'");

    [Theory]
    [InlineData("format", "lorentz-march-2", "'lorentz-march-1'")]
    [InlineData("name", "", "1 to 200")]
    [InlineData("name", "a\nb", "control character")]
    [InlineData("coarse", "nystrom:1000000steps", "'nystrom:3steps'")]
    [InlineData("coarse", "rk4:10", "'rk4:4steps'")]
    [InlineData("coarse", "reference", "'first-order'")]
    [InlineData("coarse", "", "'first-order'")]
    public void A_word_that_is_wrong_is_told_with_what_would_be_valid(string key, string value, string told) =>
        AssertRefused((words, _) => words[key] = value, told);

    [Fact]
    public void Numbers_that_are_wrong_are_told_with_what_would_be_valid()
    {
        AssertRefused((_, tensors) => Replace(tensors, "regions.momentum", numbers => numbers[1] = numbers[0]), "do not ascend");
        AssertRefused((_, tensors) => Replace(tensors, "regions.momentum", numbers => numbers[1] = double.NaN), "finite");
        AssertRefused((_, tensors) => Replace(tensors, "regions.step", numbers => numbers[0] = -1), "0 up");
        AssertRefused((_, tensors) => Replace(tensors, "regions.errors", numbers => numbers[3] = -1), "0 up");
        AssertRefused((_, tensors) => Replace(tensors, "regions.errors", numbers => numbers[3] = double.NaN), "0 up");
        AssertRefused((_, tensors) => Replace(tensors, "domain.minimum", numbers => numbers[6] = 1e6), "column 6");
        AssertRefused((_, tensors) => tensors["regions.tracks"] = new("regions.tracks", [12], tensors["regions.tracks"].Integers), "expected [4, 3]");
        AssertRefused((_, tensors) => tensors["regions.step"] = new("regions.step", [0], Array.Empty<double>()), "'regions.");
        AssertRefused((_, tensors) => tensors["weights"].Floats[7] = float.NaN, "'weights'");
    }

    [Fact]
    public void A_coarse_extrapolator_below_anything_but_a_network_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = SafeTensors.Read(ModelSamples.Deploy("march", folder.Root));
        SafeTensors.Write(folder.File("damaged"), file.Tensors, file.Metadata.Add("coarse", "first-order"));
        var error = Assert.Throws<InvalidDataException>(() => DeployedModelFile.Read(folder.File("damaged")));
        Assert.Contains("'lorentz-track-network-1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_march_whose_planes_would_take_all_memory_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = SafeTensors.Read(ModelSamples.Deploy("march", folder.Root));
        var path = folder.File("damaged");
        var planes = file["planes"].Doubles;
        Write([.. planes[..^1], 1e300], file.Metadata);
        Assert.Contains("1000000 mm", Refusal(), StringComparison.Ordinal);

        // 4099 x 4099 nodes of 4 numbers on 64 planes are 2^32 and some in 32 bits.
        Write([.. Enumerable.Range(0, 64).Select(i => (double)i)], file.Metadata.SetItem("cells-x", "4096").SetItem("cells-y", "4096"));
        Assert.Contains("more than a file holds", Refusal(), StringComparison.Ordinal);

        void Write(double[] z, IReadOnlyDictionary<string, string> metadata) =>
            SafeTensors.Write(path, [.. file.Tensors.Where(tensor => tensor.Name != "planes"), new("planes", [z.Length], z)], metadata);

        string Refusal() => Assert.Throws<InvalidDataException>(() => DeployedModelFile.Read(path)).Message;
    }

    [Fact]
    public void What_would_not_be_read_back_is_not_written()
    {
        using var folder = new TemporaryFolder();
        ModelSamples.WritePlain("residual", folder.File("plain"));
        var errors = ErrorRegions.Measure(new StraightLine(), ModelSamples.Domain, ModelSamples.Tests, 2, 1, 1);
        var plain = SafeTensors.Read(folder.File("plain"));
        Assert.Throws<InvalidDataException>(() => DeployedModelFile.Write(folder.File("a"), plain, new("", "Lorentz tests"), errors));
        Assert.Throws<InvalidDataException>(() => DeployedModelFile.Write(folder.File("a"), plain, new("a", "Lorentz tests") { Coarse = "magic" }, errors));
        Assert.Throws<InvalidDataException>(() => DeployedModelFile.Write(folder.File("a"), plain, new("a", "Lorentz tests"), errors with { Momenta = [1, 0] }));
        Assert.False(File.Exists(folder.File("a")));
        Assert.Contains("'name'", Assert.Throws<InvalidDataException>(() => DeployedModelFile.Read(folder.File("plain"))).Message, StringComparison.Ordinal);
    }

    private static void Replace(Dictionary<string, NamedTensor> tensors, string name, Action<double[]> change) => change(tensors[name].Doubles);

    private static void AssertRefused(Action<Dictionary<string, string>, Dictionary<string, NamedTensor>> damage, string told)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("damaged");
        var file = SafeTensors.Read(ModelSamples.Deploy("residual", folder.Root));
        var words = file.Metadata.ToDictionary();
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        damage(words, tensors);
        SafeTensors.Write(path, tensors.Values, words);
        var error = Assert.Throws<InvalidDataException>(() => DeployedModelFile.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
