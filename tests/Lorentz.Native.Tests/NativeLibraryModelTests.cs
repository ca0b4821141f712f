using Lorentz.Lab.Deployment;
using Lorentz.Lab.Peers.Native;
using Lorentz.Lab.Tests;
using Lorentz.Lab.Tests.Deployment;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;

namespace Lorentz.Native.Tests;

/// <summary>The library called from here, as the benchmarks and the export's proof call it.</summary>
public sealed class NativeLibraryModelTests
{
    [Theory]
    [InlineData("residual")]
    [InlineData("deep")]
    [InlineData("march")]
    public void It_answers_with_the_bits_of_the_managed_model(string kind)
    {
        using var folder = new TemporaryFolder();
        var path = ModelSamples.Deploy(kind, folder.Root);
        var managed = DeployedModelFile.Read(path);
        using var native = new NativeLibraryModel(Library.File, path);
        var tracks = ModelSamples.Tests;
        var (ends, statuses) = (TrackColumns.Allocate(tracks.Count), new byte[tracks.Count]);
        native.ExtrapolateMany(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
        double[] end = new double[5], matrix = new double[25], expectedMatrix = new double[25];
        for (var i = 0; i < tracks.Count; i++)
        {
            var (state, z0, z1) = (tracks.Columns[i], tracks.Z0[i], tracks.Z1[i]);
            var expected = managed.Extrapolate(state, new(z0), new(z1));
            double[] start = [state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV];
            double[] numbers = [expected.State.X.Value, expected.State.Y.Value, expected.State.Tx, expected.State.Ty];
            Assert.Equal(expected.Status, native.Extrapolate(start, z0, z1, end));
            Assert.Equal(numbers, end[..4]);
            Assert.Equal(expected.Status, (ExtrapolationStatus)statuses[i]);
            Assert.Equal(numbers, new[] { ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i] });
            managed.Transport(state, new(z0), new(z1), expectedMatrix);
            native.Transport(start, z0, z1, end, matrix);
            Assert.Equal(expectedMatrix, matrix);
        }
    }

    [Fact]
    public void What_it_refuses_is_an_error_that_says_which_file()
    {
        using var folder = new TemporaryFolder();
        var missing = folder.File("missing.safetensors");
        Assert.Contains(missing, Assert.Throws<IOException>(() => new NativeLibraryModel(Library.File, missing)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => new NativeLibraryModel(folder.File("no.so"), missing));
        using var native = new NativeLibraryModel(Library.File, ModelSamples.Deploy("residual", folder.Root));
        Assert.Throws<ArgumentException>(() => native.ExtrapolateMany(TrackColumns.Allocate(2), new double[2], new double[1], TrackColumns.Allocate(2), new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => native.Extrapolate(new double[4], 0, 1, new double[5]));
    }
}
