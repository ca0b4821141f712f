using Lorentz.Lab.Arrays;
using Lorentz.Lab.Datasets;

namespace Lorentz.Lab.Tests.Datasets;

public sealed class FileRowsTests
{
    [Fact]
    public void A_truncated_file_is_named()
    {
        foreach (var damage in new Func<DatasetFiles, string>[] { files => files.Segments, files => files.Deviations })
        {
            foreach (var kept in new[] { 0, 5, 100, 128, 200, -1 })
            {
                using var folder = new TemporaryFolder();
                var files = CheapTracks.Written(folder, "train", 20);
                var path = damage(files);
                var bytes = File.ReadAllBytes(path);
                File.WriteAllBytes(path, bytes[..(kept < 0 ? bytes.Length + kept : kept)]);
                AssertNames(path, Assert.Throws<InvalidDataException>(() => new FileRows<double>(files)));
            }
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_noticed()
    {
        using var folder = new TemporaryFolder();
        var files = CheapTracks.Written(folder, "train", 20);
        File.AppendAllText(files.Deviations, "x");
        AssertNames(files.Deviations, Assert.Throws<InvalidDataException>(() => new FileRows<double>(files)));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var files = CheapTracks.Written(folder, "train", 20);
        File.Delete(files.Deviations);
        AssertNames(files.Deviations, Assert.ThrowsAny<IOException>(() => new FileRows<double>(files)));
        File.Delete(files.Segments);
        AssertNames(files.Segments, Assert.ThrowsAny<IOException>(() => new FileRows<double>(files)));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(1)]
    [InlineData(null)]
    public void Another_number_of_columns_is_told_with_those_expected(int? columns)
    {
        using var folder = new TemporaryFolder();
        var files = CheapTracks.Written(folder, "train", 20);
        Write(files.Segments, columns, 20 * (columns ?? 1));
        var error = Assert.Throws<InvalidDataException>(() => new FileRows<double>(files));
        AssertNames(files.Segments, error);
        Assert.Contains("expected the 7 columns x0 [mm], y0 [mm], tx0", error.Message, StringComparison.Ordinal);

        files = CheapTracks.Written(folder, "train", 20);
        Write(files.Deviations, columns, 20 * (columns ?? 1));
        error = Assert.Throws<InvalidDataException>(() => new FileRows<double>(files));
        AssertNames(files.Deviations, error);
        Assert.Contains("expected the 4 columns deviation x [mm]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_precision_where_double_is_expected_is_refused()
    {
        using var folder = new TemporaryFolder();
        var files = CheapTracks.Written(folder, "train", 20);
        var error = Assert.Throws<InvalidDataException>(() => new FileRows<float>(files));
        AssertNames(files.Segments, error);
        Assert.Contains("'<f8', expected '<f4'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Segments_and_deviations_of_different_runs_are_told_apart_by_length()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (CheapTracks.Written(folder, "a", 20), CheapTracks.Written(folder, "b", 21));
        var error = Assert.Throws<InvalidDataException>(() => new FileRows<double>(first with { Deviations = second.Deviations }));
        AssertNames(first.Segments, error);
        AssertNames(second.Deviations, error);
        Assert.Contains("20 rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("21: they are of different runs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var rows = new FileRows<double>(CheapTracks.Written(folder, "train", 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Segment(20));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Deviation(-1));
    }

    private static void Write(string path, int? columns, int count)
    {
        using var writer = new NpyWriter<double>(path, columns);
        writer.Append(new double[count]);
        writer.Complete();
    }

    private static void AssertNames(string path, Exception error) => Assert.Contains(path, error.Message, StringComparison.Ordinal);
}
