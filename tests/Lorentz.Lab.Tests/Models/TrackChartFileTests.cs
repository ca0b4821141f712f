using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Learned;
using Xunit;

namespace Lorentz.Lab.Tests.Models;

public sealed class TrackChartFileTests
{
    private static readonly string[] Keys = ["format", "chart.tx-degree", "chart.ty-degree", "chart.qop-degree", "chart.vertex-share"];

    private static readonly string[] Tensors = ["chart.coefficients", "chart.scale", "chart.planes", "domain.minimum", "domain.maximum"];

    [Fact]
    public void A_chart_comes_back_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("chart.safetensors");
        var chart = Chart();
        TrackChartFile.Write(path, chart);
        var read = TrackChartFile.Read(path);
        AssertSame(chart, read);
        Assert.Equal(chart.Domain.Minimum, read.Domain.Minimum);
        Assert.Equal(chart.Domain.Maximum, read.Domain.Maximum);
        TrackChartFile.Write(folder.File("again"), read);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.File("again")));
    }

    [Fact]
    public void A_file_cut_or_changed_anywhere_is_named_or_still_a_chart()
    {
        using var folder = new TemporaryFolder();
        var (path, damaged) = (folder.File("chart"), folder.File("damaged"));
        TrackChartFile.Write(path, Chart());
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 37)
        {
            File.WriteAllBytes(damaged, bytes[..length]);
            Assert.Contains(damaged, Assert.ThrowsAny<IOException>(() => TrackChartFile.Read(damaged)).Message, StringComparison.Ordinal);
        }

        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(1000)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(damaged, changed);
            if (Record.Exception(() => TrackChartFile.Read(damaged)) is { } error)
            {
                Assert.True(error is InvalidDataException or IOException, $"{error}");
                Assert.Contains(damaged, error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_word_and_tensor_that_is_missing_is_told()
    {
        foreach (var missing in Keys)
        {
            AssertError((words, _) => words.Remove(missing), missing);
        }

        foreach (var missing in Tensors)
        {
            AssertError((_, tensors) => tensors.Remove(missing), missing);
            AssertError((_, tensors) => tensors[missing] = new(missing, [6], new long[6]), missing);
        }
    }

    [Theory]
    [InlineData("format", "lorentz-track-chart-2", "expected 'lorentz-track-chart-1'")]
    [InlineData("chart.tx-degree", "two", "expected a whole number")]
    [InlineData("chart.tx-degree", "41", "valid are 0 to 40")]
    [InlineData("chart.tx-degree", "4", "expected a multiple of")]
    [InlineData("chart.vertex-share", "1.5", "valid is 0 to 1")]
    [InlineData("chart.vertex-share", "half", "expected a number")]
    public void A_word_that_means_nothing_is_told_with_what_would(string key, string value, string expected) =>
        AssertError((words, _) => words[key] = value, expected);

    [Theory]
    [InlineData("chart.scale", 0)]
    [InlineData("chart.scale", double.NaN)]
    [InlineData("chart.planes", 0)]
    [InlineData("chart.coefficients", double.PositiveInfinity)]
    public void Numbers_that_make_no_chart_are_refused(string name, double value) => AssertError(
        (_, tensors) => tensors[name] = new(name, tensors[name].Shape, [.. tensors[name].Doubles[..^1], value]), name == "chart.planes" ? "above 0" : name);

    internal static TrackChart Chart()
    {
        var shape = new ChartShape(2, 2, 1, 0.5);
        var random = new Random(3);
        double[] Row(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        return new(shape, new(0.3, 0.25, 1 / 1500.0, 20), 770, 500, Row(3 * shape.Terms * TrackChart.Outputs), new TrainingDomain([.. Row(7)], [.. Row(7)]));
    }

    internal static void AssertSame(TrackChart expected, TrackChart actual)
    {
        Assert.Equal(expected.Coefficients, actual.Coefficients);
        Assert.Equal(expected.Scale, actual.Scale);
        Assert.Equal((expected.StartZ, expected.Spacing, expected.Planes), (actual.StartZ, actual.Spacing, actual.Planes));
        Assert.Equal(expected.Shape.Rows, actual.Shape.Rows);
    }

    private static void AssertError(Action<Dictionary<string, string>, Dictionary<string, NamedTensor>> damage, string told)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("chart");
        TrackChartFile.Write(path, Chart());
        var file = SafeTensors.Read(path);
        var words = file.Metadata.ToDictionary();
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        damage(words, tensors);
        SafeTensors.Write(path, tensors.Values, words);
        var error = Assert.Throws<InvalidDataException>(() => TrackChartFile.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
