using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;

namespace Lorentz.Lab.Tests.Models;

public sealed class MarchFileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_march_comes_back_to_the_bit(bool corrects)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("march.safetensors");
        var model = Model(corrects);
        MarchFile.Write(path, model);
        var read = MarchFile.Read(path);
        Assert.Equal(model.Table.Coefficients, read.Table.Coefficients);
        Assert.Equal(model.Z, read.Z);
        Assert.Equal(model.Table.Grid.Region, read.Table.Grid.Region);
        Assert.Equal(model.Weights.Predict, read.Weights.Predict);
        Assert.Equal(model.Weights.Correct, read.Weights.Correct);
        Assert.Equal(model.Weights.Advance, read.Weights.Advance);
        Assert.Equal(model.Weights.End, read.Weights.End);
        Assert.Equal(model.Domain.Minimum, read.Domain.Minimum);
        Assert.Equal(model.Domain.Maximum, read.Domain.Maximum);
        MarchFile.Write(folder.File("again"), read);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.File("again")));
    }

    [Fact]
    public void A_file_cut_or_changed_anywhere_is_named_or_still_a_march()
    {
        using var folder = new TemporaryFolder();
        var (path, damaged) = (folder.File("march"), folder.File("damaged"));
        MarchFile.Write(path, Model(true));
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 211)
        {
            File.WriteAllBytes(damaged, bytes[..length]);
            Assert.Contains(damaged, Assert.ThrowsAny<IOException>(() => MarchFile.Read(damaged)).Message, StringComparison.Ordinal);
        }

        var random = new Random(6);
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(2000)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(damaged, changed);
            if (Record.Exception(() => MarchFile.Read(damaged)) is { } error)
            {
                Assert.True(error is InvalidDataException or IOException, $"{error}");
                Assert.Contains(damaged, error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Another_model_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("other");
        SafeTensors.Write(path, [new("weights", [1], new float[1])], new Dictionary<string, string> { ["format"] = "something" });
        var error = Assert.Throws<InvalidDataException>(() => MarchFile.Read(path));
        Assert.Contains("something", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static MarchModel Model(bool corrects)
    {
        var grid = new PlaneGrid([770, 2000, 3500, 6000], PointSourceField.LhcbDipole.Region, 3, 2);
        var table = PlaneTableFit.Of(PointSourceField.LhcbDipole, grid, PlaneAverage.Point, 1);
        var weights = MarchWeights.Zero(4, 3, corrects);
        foreach (var values in new[] { weights.Predict, weights.Correct, weights.Advance, weights.End })
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (0.5f * i) - 3;
            }
        }

        return new(table, weights, new TrainingDomain([-1, -2, -3, -4, 0, 770, 500], [1, 2, 3, 4, 0.5, 770, 12000]));
    }
}
