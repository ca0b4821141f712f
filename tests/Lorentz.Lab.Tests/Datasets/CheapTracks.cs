using Lorentz.Lab.Datasets;
using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Datasets;

/// <summary>Tracks through a weak uniform field in one long step: thousands a millisecond, every column different.</summary>
internal static class CheapTracks
{
    public static RandomStream Stream { get; } = new(8, 3);

    public static SampleGenerator<UniformField> Generator(int collocation = 0) =>
        new(new TrackPopulation(), new UniformField(0, -0.01, 0), DormandPrince8.Tableau, 20000, collocation);

    public static DatasetFiles Files(TemporaryFolder folder, string split) => DatasetFiles.Of(split).At(folder.File);

    /// <summary>A small split on disk, in double precision.</summary>
    public static DatasetFiles Written(TemporaryFolder folder, string split, int count)
    {
        var files = Files(folder, split);
        DatasetWriter.Write<UniformField, double>(files, Generator(), Stream, count, 0, 1, _ => { }, CancellationToken.None);
        return files;
    }
}
