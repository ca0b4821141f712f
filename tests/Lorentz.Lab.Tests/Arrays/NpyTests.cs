using System.Text;
using Lorentz.Lab.Arrays;

namespace Lorentz.Lab.Tests.Arrays;

public sealed class NpyTests
{
    private const string FloatMatrix = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

    [Fact]
    public void The_bytes_are_those_of_numpy()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        Write<float>(path, 3, [1, 2, 3, 4, 5, 6]);
        Assert.Equal(Bytes(1, FloatMatrix, 118, 24), File.ReadAllBytes(path).AsSpan(0, 128).ToArray().Concat(new byte[24]).ToArray());
        Assert.Equal([0, 0, 128, 63, 0, 0, 0, 64], File.ReadAllBytes(path)[128..136]);
    }

    [Fact]
    public void Every_type_comes_back()
    {
        RoundTrip<float>([1.5f, float.NaN, -0.0f]);
        RoundTrip([Math.PI, double.Epsilon, double.NegativeInfinity]);
        RoundTrip([int.MinValue, 0, 7]);
        RoundTrip([long.MinValue, 0, 7]);
        RoundTrip<byte>([0, 128, 255]);
        Assert.Throws<NotSupportedException>(() => new NpyWriter<short>("x.npy"));
    }

    [Fact]
    public void Rows_are_read_in_chunks_and_in_place()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        using (var writer = new NpyWriter<double>(path, 2))
        {
            for (var i = 0; i < 1001; i++)
            {
                writer.Append([i]);
                writer.Append([-i]);
            }

            writer.Complete();
        }

        using var reader = new NpyReader<double>(path);
        Assert.Equal((2, 1001L, 2), (reader.Dimensions, reader.Rows, reader.Columns));
        Assert.Equal([999, -999, 1000, -1000], reader.Slice(999, 2));
        var chunk = new double[4];
        reader.Read(500, chunk);
        Assert.Equal([500, -500, 501, -501], chunk);
        Assert.Throws<ArgumentException>(() => reader.Read(0, new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Slice(1000, 2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Slice(-1, 1).Length);
    }

    [Fact]
    public void An_array_not_completed_leaves_nothing_and_the_old_one_stays()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        Write(path, null, [1, 2, 3]);
        using (var writer = new NpyWriter<int>(path, 2))
        {
            writer.Append([7]);
            Assert.Contains("1 elements do not fill rows of 2", Assert.Throws<InvalidOperationException>(writer.Complete).Message, StringComparison.Ordinal);
        }

        Assert.Equal([path], Directory.GetFiles(folder.Root));
        using var reader = new NpyReader<int>(path);
        Assert.Equal([1, 2, 3], reader.ReadAll());
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Directory.CreateDirectory(folder.File("a.npy")).FullName;
        var error = Assert.Throws<IOException>(() => Write(path, null, [1, 2, 3]));
        Assert.StartsWith($"cannot write {path}", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void An_array_beyond_two_gigabytes_is_read_where_it_is_touched()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("large.npy");
        const long rows = 100_000_000;
        var length = 128 + (rows * 6 * sizeof(float));
        using (var stream = File.Create(path))
        {
            // Holes take no room on the disk.
            stream.Write(Bytes(1, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, 6), }}", 118, 0));
            stream.SetLength(length);
            stream.Position = length - 4;
            stream.Write(BitConverter.GetBytes(2.5f));
        }

        using var reader = new NpyReader<float>(path);
        Assert.Equal([0, 0, 0, 0, 0, 2.5f], reader.Slice(rows - 1, 1));
        Assert.Equal(rows * 6, reader.Count);
    }

    [Theory]
    [InlineData(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", 48, "type '<f8', expected '<f4'")]
    [InlineData(1, "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }", 24, "type '>f4', expected '<f4'")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", 24, "fortran_order is True, expected False")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 23, "151 bytes, expected 152")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 25, "153 bytes, expected 152")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (), }", 4, "0 dimensions, expected 1 or 2")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3), }", 24, "3 dimensions, expected 1 or 2")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9223372036854775807), }", 24, "152 bytes, expected")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 3), }", 24, "expected a length at character")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", 24, "expected a length at character")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, }", 24, "expected the keys")]
    [InlineData(1, "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 24, "expected the keys")]
    [InlineData(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }", 24, "expected a quoted word")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': 0, 'shape': (6,), }", 24, "expected True or False")]
    [InlineData(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), } + 1", 24, "expected nothing after")]
    [InlineData(3, "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }", 24, "format 3.0, expected 1.0 or 2.0")]
    public void A_damaged_file_is_named_with_what_was_expected(byte version, string header, int dataBytes, string expected) =>
        AssertRefused(Bytes(version, header, 118, dataBytes), expected);

    [Fact]
    public void A_file_cut_in_its_header_is_refused()
    {
        var whole = Bytes(1, FloatMatrix, 118, 24);
        for (var length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length], "expected");
        }

        AssertRefused(Encoding.ASCII.GetBytes("x0,y0,tx0,ty0\n1,2,3,4\n"), "is not a .npy file");
        AssertRefused([.. whole[..8], 0xFF, 0xFF, .. whole[10..]], "a header of 65535 bytes");
    }

    [Fact]
    public void Format_two_is_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        File.WriteAllBytes(path, Bytes(2, FloatMatrix, 70_0, 24));
        using var reader = new NpyReader<float>(path);
        Assert.Equal(new float[6], reader.ReadAll());
    }

    private static void AssertRefused(byte[] content, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("damaged.npy");
        File.WriteAllBytes(path, content);
        var error = Assert.Throws<InvalidDataException>(() => new NpyReader<float>(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static void Write<T>(string path, int? columns, T[] values)
        where T : unmanaged
    {
        using var writer = new NpyWriter<T>(path, columns);
        writer.Append(values);
        writer.Complete();
    }

    private static void RoundTrip<T>(T[] values)
        where T : unmanaged
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        Write(path, null, values);
        using var reader = new NpyReader<T>(path);
        Assert.Equal(1, reader.Dimensions);
        Assert.Equal(values, reader.ReadAll());
    }

    /// <summary>A file made from the format's description alone: magic, version, length, padded text, zeros.</summary>
    private static byte[] Bytes(byte version, string header, int textLength, int dataBytes)
    {
        byte[] length = version == 2 ? BitConverter.GetBytes(textLength) : BitConverter.GetBytes((ushort)textLength);
        return
        [
            0x93, .. "NUMPY"u8, version, 0, .. length,
            .. Encoding.ASCII.GetBytes(header.PadRight(textLength - 1) + "\n"), .. new byte[dataBytes],
        ];
    }
}
