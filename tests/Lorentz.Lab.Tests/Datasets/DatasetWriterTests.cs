using Lorentz.Lab.Arrays;
using Lorentz.Lab.Datasets;
using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Datasets;

public sealed class DatasetWriterTests
{
    [Fact]
    public void Files_do_not_depend_on_threads_and_hold_what_the_generator_makes()
    {
        // More than one turn of blocks, the last block short.
        const int Count = 35_000;
        const int Points = 2;
        using var folder = new TemporaryFolder();
        var attempts = new long[3];
        for (var threads = 1; threads <= 2; threads++)
        {
            var made = 0.0;
            attempts[threads] = DatasetWriter.Write<UniformField, float>(
                CheapTracks.Files(folder, $"{threads}"), CheapTracks.Generator(Points), CheapTracks.Stream, Count, Points, threads, samples => made += samples, CancellationToken.None);
            Assert.Equal(Count, made);
        }

        var (one, two) = (CheapTracks.Files(folder, "1"), CheapTracks.Files(folder, "2"));
        foreach (var (first, second) in one.All.Zip(two.All))
        {
            Assert.True(File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second)), first);
        }

        var expected = CheapTracks.Generator(Points).Generate(CheapTracks.Stream, Count - 50, 50);
        using var segments = new NpyReader<float>(one.Segments);
        using var deviations = new NpyReader<float>(one.Deviations);
        using var path = new NpyReader<float>(one.Path);
        Assert.Equal((Count, 7, Count, 4, Count, 8), (segments.Rows, segments.Columns, deviations.Rows, deviations.Columns, path.Rows, path.Columns));
        Assert.Equal(Array.ConvertAll(expected.Segments, value => (float)value), segments.Slice(Count - 50, 50).ToArray());
        Assert.Equal(Array.ConvertAll(expected.Deviations, value => (float)value), deviations.Slice(Count - 50, 50).ToArray());
        Assert.Equal(Array.ConvertAll(expected.Path, value => (float)value), path.Slice(Count - 50, 50).ToArray());
        Assert.Equal(attempts[1], attempts[2]);
        Assert.Equal(Count, attempts[1]);
    }

    [Fact]
    public void Doubles_are_kept_to_the_bit_and_no_path_is_written_unasked()
    {
        using var folder = new TemporaryFolder();
        var files = CheapTracks.Written(folder, "test", 100);
        using var rows = new FileRows<double>(files);
        var expected = CheapTracks.Generator().Generate(CheapTracks.Stream, 0, 100);
        Assert.Equal(100, rows.Count);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(Segment.FromRow<double>(expected.Segments.AsSpan(7 * i)), rows.Segment(i));
            Assert.Equal(Deviation.FromRow<double>(expected.Deviations.AsSpan(4 * i)), rows.Deviation(i));
        }

        using var path = new NpyReader<double>(files.Path);
        Assert.Equal((0, 4), (path.Rows, path.Columns));
        Assert.Equal(3, Directory.GetFiles(folder.Root).Length);
    }

    [Fact]
    public void Stopped_work_leaves_nothing_and_touches_no_older_file()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var files = CheapTracks.Files(folder, "train");
        File.WriteAllText(files.Segments, "older");
        Assert.ThrowsAny<OperationCanceledException>(() => DatasetWriter.Write<UniformField, float>(
            files, CheapTracks.Generator(), CheapTracks.Stream, 1_000_000, 0, 2, _ => cancellation.Cancel(), cancellation.Token));
        Assert.Equal([files.Segments], Directory.GetFiles(folder.Root));
        Assert.Equal("older", File.ReadAllText(files.Segments));
    }

    [Fact]
    public void An_impossible_sample_ends_the_work_with_its_number_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();

        // A field that turns every slow track round; the first such sample is named, whatever the threads.
        var generator = new SampleGenerator<UniformField>(new TrackPopulation(), new UniformField(0, 50, 0), DormandPrince8.Tableau, 200, 0);
        var messages = new[] { 1, 2 }.Select(threads => Assert.Throws<InvalidOperationException>(() => DatasetWriter.Write<UniformField, float>(
            CheapTracks.Files(folder, "train"), generator, new RandomStream(1, 1), 8, 0, threads, _ => { }, CancellationToken.None)).Message).ToArray();
        Assert.Equal(messages[0], messages[1]);
        Assert.StartsWith("Sample ", messages[0], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void Another_number_of_points_than_the_generator_makes_is_refused()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ArgumentException>(() => DatasetWriter.Write<UniformField, float>(
            CheapTracks.Files(folder, "train"), CheapTracks.Generator(4), CheapTracks.Stream, 10, 2, 1, _ => { }, CancellationToken.None));
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }
}
