using System.Collections.Immutable;
using System.Text;
using Lorentz.Lab.Weights;

namespace Lorentz.Lab.Tests.Weights;

public sealed class SafeTensorsTests
{
    private static readonly NamedTensor[] Sample =
    [
        new("hidden.weight", [2, 3], new float[] { 1, 2, 3, 4, 5, float.NaN }),
        new("epoch", [], [17L]),
        new("moments", [2], [0.5, Math.PI]),
        new("empty", [0, 4], Array.Empty<float>()),
        new("small", [3], [(Half)0.5f, (Half)(-65504f), Half.Epsilon]),
    ];

    [Fact]
    public void A_file_comes_back_whatever_the_order()
    {
        using var folder = new TemporaryFolder();
        var metadata = new Dictionary<string, string> { ["family"] = "résidual \"x\"", ["a"] = "" };
        SafeTensors.Write(folder.File("a"), Sample, metadata);
        SafeTensors.Write(folder.File("b"), Sample.Reverse(), metadata);
        Assert.Equal(File.ReadAllBytes(folder.File("a")), File.ReadAllBytes(folder.File("b")));

        var file = SafeTensors.Read(folder.File("a"));
        Assert.Equal(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal), file.Metadata);
        Assert.Equal(Sample[0].Floats, file["hidden.weight"].WithShape(2, 3).Floats);
        Assert.Equal([17L], file["epoch"].WithShape().Integers);
        Assert.Equal(Sample[2].Doubles, file["moments"].Doubles);
        Assert.Equal(Sample[4].Halves, file["small"].WithShape(3).Halves);
        Assert.Empty(file["empty"].WithShape(0, 4).Floats);
        AssertError(SafeTensorsError.MissingTensor, () => file["bias"]);
        AssertError(SafeTensorsError.OtherTensor, () => file["epoch"].Floats);
        AssertError(SafeTensorsError.OtherTensor, () => file["moments"].Halves);
        AssertError(SafeTensorsError.OtherTensor, () => file["moments"].WithShape(1));
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var folder = new TemporaryFolder();
        SafeTensors.Write(folder.File("a"), [new NamedTensor("w", [1], [1f])]);
        const string header = """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";
        Assert.Equal(Bytes(header.PadRight((header.Length + 7) / 8 * 8), [0, 0, 128, 63]), File.ReadAllBytes(folder.File("a")));
    }

    [Theory]
    [InlineData(SafeTensorsError.HeaderStart, "[]", 0)]
    [InlineData(SafeTensorsError.HeaderStart, "", 0)]
    [InlineData(SafeTensorsError.HeaderJson, "{", 0)]
    [InlineData(SafeTensorsError.HeaderJson, "{} x", 0)]
    [InlineData(SafeTensorsError.HeaderJson, """{"w":1}""", 0)]
    [InlineData(SafeTensorsError.HeaderJson, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4)]
    [InlineData(SafeTensorsError.HeaderJson, """{"w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.HeaderJson, """{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.HeaderJson, """{"w":{"dtype":"F32","shape":[1]}}""", 4)]
    [InlineData(SafeTensorsError.HeaderJson, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", 4)]
    [InlineData(SafeTensorsError.HeaderJson, """{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.HeaderJson, """{"__metadata__":{"a":1}}""", 0)]
    [InlineData(SafeTensorsError.UnsupportedType, """{"w":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.DuplicateName, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData(SafeTensorsError.Offsets, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData(SafeTensorsError.Offsets, """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData(SafeTensorsError.Offsets, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4)]
    [InlineData(SafeTensorsError.ShapeSize, """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.ShapeSize, """{"w":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.ShapeSize, """{"w":{"dtype":"F64","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.ShapeOverflow, """{"w":{"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,4]}}""", 4)]
    [InlineData(SafeTensorsError.DataLength, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5)]
    [InlineData(SafeTensorsError.DataLength, """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3)]
    [InlineData(SafeTensorsError.DataLength, """{"w":{"dtype":"F32","shape":[1000000000000],"data_offsets":[0,4000000000000]}}""", 3)]
    public void A_damaged_file_has_its_error(SafeTensorsError expected, string header, int dataBytes) =>
        AssertError(expected, () => SafeTensors.Parse(Bytes(header, new byte[dataBytes]), "damaged"));

    [Fact]
    public void Lengths_are_checked_before_anything_is_read()
    {
        AssertError(SafeTensorsError.HeaderTooSmall, () => SafeTensors.Parse(new byte[7], "damaged"));
        AssertError(SafeTensorsError.HeaderTooLarge, () => SafeTensors.Parse([1, 225, 245, 5, 0, 0, 0, 0], "damaged"));
        AssertError(SafeTensorsError.HeaderTooLarge, () => SafeTensors.Parse([0, 0, 0, 0, 0, 0, 0, 255], "damaged"));
        AssertError(SafeTensorsError.HeaderLengthBeyondFile, () => SafeTensors.Parse([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "damaged"));
        AssertError(SafeTensorsError.HeaderEncoding, () => SafeTensors.Parse([4, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xC3, 0x28, (byte)'}'], "damaged"));
    }

    [Fact]
    public void The_message_of_a_shape_of_a_million_axes_is_short()
    {
        var header = $$$"""{"w":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat(2, 1_000_000))}}}],"data_offsets":[0,4]}}""";
        var error = Assert.Throws<SafeTensorsException>(() => SafeTensors.Parse(Bytes(header, new byte[4]), "damaged"));
        Assert.Equal(SafeTensorsError.ShapeOverflow, error.Error);
        Assert.InRange(error.Message.Length, 1, 200);
    }

    [Fact]
    public void Twenty_five_thousand_mutations_give_a_file_or_an_enumerated_error()
    {
        using var folder = new TemporaryFolder();
        SafeTensors.Write(folder.File("a"), Sample, new Dictionary<string, string> { ["k"] = "v" });
        var whole = File.ReadAllBytes(folder.File("a"));
        var random = new Random(3);
        var outcomes = new HashSet<SafeTensorsError>();
        for (var i = 0; i < 25_000; i++)
        {
            var bytes = Mutate(whole, random);
            try
            {
                var file = SafeTensors.Parse(bytes, "mutated");
                Assert.Equal(bytes.Length, 8 + BitConverter.ToInt64(bytes) + file.Tensors.Sum(Size));
            }
            catch (SafeTensorsException error)
            {
                Assert.True(Enum.IsDefined(error.Error));
                Assert.StartsWith("mutated", error.Message, StringComparison.Ordinal);
                outcomes.Add(error.Error);
            }
        }

        Assert.InRange(outcomes.Count, 9, 13);
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new NamedTensor("w", [2, 2], new float[3]));
        Assert.Throws<ArgumentException>(() => new NamedTensor("w", [-1, -3], new float[3]));
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(folder.File("a"), [Sample[0], Sample[0]]));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(folder.File("a"), [new NamedTensor("__metadata__", [0], Array.Empty<long>())]));
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    private static long Size(NamedTensor tensor) =>
        tensor.Shape.Aggregate(1L, (product, length) => product * length) * (tensor.Type switch { TensorType.F16 => 2, TensorType.F32 => 4, _ => 8 });

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(3) == 0 ? random.Next(bytes.Count) : random.Next(Math.Min(bytes.Count, 340));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)"0123456789{}[],:\" \\ue-."[random.Next(23)];
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(40)).ToArray());
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Bytes(string header, byte[] data) =>
        [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. data];

    private static void AssertError(SafeTensorsError expected, Func<object> action) =>
        Assert.Equal(expected, Assert.Throws<SafeTensorsException>(action).Error);
}
