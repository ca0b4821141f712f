using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lorentz.Lab.FieldMaps;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Lab.Tests.FieldMaps;

public sealed class FieldMapFileTests
{
    private static readonly FieldGrid Grid = FieldGrid.Sample(
        new PointSourceField([0, 1500, 100, 1.1e6, 200, -1600, 0, -1.3e6], FieldRegion.Everywhere),
        new(new(-100, 100.0 / 3, 8), new(-50, 50, 5), new(200, 12.5, 20)));

    [Theory]
    [InlineData("map.txt")]
    [InlineData("map.txt.gz")]
    public void A_map_comes_back_to_the_bit(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(name);
        FieldMapFile.Write(path, Grid);
        var reading = FieldMapFile.Read(path);
        Assert.Equal(0, reading.Defects.Total);
        Assert.Equal(Grid.Values.ToArray(), reading.Grid!.Values.ToArray());
        Assert.Equal(Grid.Geometry, reading.Grid.Geometry);
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void Compression_is_recognised_by_content_and_several_members_are_one_file()
    {
        using var folder = new TemporaryFolder();
        var lines = FieldMapText.Lines(Grid).ToArray();
        var path = folder.File("map.dat");
        File.WriteAllBytes(path, [.. Gzip(lines[..300]), .. Gzip(lines[300..])]);
        Assert.Equal(Grid.Values.ToArray(), FieldMapFile.Read(path).Grid!.Values.ToArray());
    }

    [Fact]
    public void Gzip_data_cut_off_anywhere_are_an_error_that_names_the_file()
    {
        using var folder = new TemporaryFolder();
        var whole = Gzip(FieldMapText.Lines(Grid).ToArray());
        var path = folder.File("cut.gz");
        Prop.ForAll<int>(seed =>
        {
            var length = new Random(seed).Next(2, whole.Length);
            File.WriteAllBytes(path, whole[..length]);
            return Record.Exception(() => FieldMapFile.Read(path)) is FieldMapException error
                && error.Message.Contains("cut.gz: the gzip data are damaged or cut off", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        foreach (var missing in Enumerable.Range(1, 12))
        {
            File.WriteAllBytes(path, whole[..^missing]);
            Assert.Throws<FieldMapException>(() => FieldMapFile.Read(path));
        }
    }

    [Fact]
    public void A_flipped_bit_in_gzip_data_never_gives_a_field()
    {
        using var folder = new TemporaryFolder();
        var whole = Gzip(FieldMapText.Lines(Grid).ToArray());
        var path = folder.File("flipped.gz");
        Prop.ForAll<int>(seed =>
        {
            // Behind the member's header, whose time and system bytes mean nothing.
            var random = new Random(seed);
            var damaged = whole.ToArray();
            damaged[random.Next(10, damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            return Record.Exception(() => FieldMapFile.Read(path)) is FieldMapException;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void A_text_cut_off_in_a_row_reports_the_row_and_the_missing_nodes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("cut.txt");
        var text = string.Join('\n', FieldMapText.Lines(Grid));
        File.WriteAllText(path, text[..(text.LastIndexOf('\n') + 25)]);
        var reading = FieldMapFile.Read(path);
        Assert.Null(reading.Grid);
        Assert.Equal(802, reading.Defects.First[0].Line);
        Assert.Equal(1, reading.Defects.Count(MapDefectKind.MissingNode));
    }

    [Fact]
    public void Files_that_are_no_maps_are_errors_that_name_the_file()
    {
        using var folder = new TemporaryFolder();
        var missing = Assert.Throws<FieldMapException>(() => FieldMapFile.Read(folder.File("nowhere.txt")));
        Assert.Contains("nowhere.txt", missing.Message, StringComparison.Ordinal);

        var binary = folder.File("binary.root");
        File.WriteAllBytes(binary, [(byte)'r', (byte)'o', (byte)'o', (byte)'t', 0xFF, 0xFE, 0x80, 0x80]);
        var error = Assert.Throws<FieldMapException>(() => FieldMapFile.Read(binary));
        Assert.Contains("binary.root: after line 0 the file is not text", error.Message, StringComparison.Ordinal);

        var empty = folder.File("empty.txt");
        File.WriteAllBytes(empty, []);
        Assert.Equal(1, FieldMapFile.Read(empty).Defects.Count(MapDefectKind.EmptyMap));
    }

    private static byte[] Gzip(string[] lines)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        }

        return memory.ToArray();
    }
}
