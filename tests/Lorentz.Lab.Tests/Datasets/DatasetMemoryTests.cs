using Lorentz.Lab.Datasets;
using Lorentz.Physics.Fields;

namespace Lorentz.Lab.Tests.Datasets;

/// <summary>Looks at the memory of the whole process: it runs when no other test does.</summary>
[Collection(nameof(AloneCollection))]
public sealed class DatasetMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_number_of_samples()
    {
        const long Count = 200_000;
        using var folder = new TemporaryFolder();
        var held = new List<long>();
        DatasetWriter.Write<UniformField, double>(
            CheapTracks.Files(folder, "train"), CheapTracks.Generator(), CheapTracks.Stream, Count, 0, 2,
            _ => held.Add(GC.GetTotalMemory(forceFullCollection: true)), CancellationToken.None);

        // Kept samples would take 88 bytes each: 15 MB from the first report to the last.
        Assert.True(held.Count >= 5);
        Assert.InRange(held[^1] - held[0], long.MinValue, 2_000_000);
        Assert.InRange(held.Max() - held.Min(), 0, 5_000_000);
        using var rows = new FileRows<double>(CheapTracks.Files(folder, "train"));
        Assert.Equal(Count, rows.Count);

        // Reading is mapped: a pass over all rows allocates nothing.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0.0;
        for (var i = 0L; i < Count; i++)
        {
            sum += rows.Segment(i).Dz + rows.Deviation(i).X;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        Assert.Equal(6250, sum / Count, 60.0);
    }
}
