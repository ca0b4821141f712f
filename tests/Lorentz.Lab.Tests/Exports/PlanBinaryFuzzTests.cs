using System.Buffers.Binary;
using Lorentz.Lab.Exports.PlanBinary;
using Lorentz.Learning.Activations;

namespace Lorentz.Lab.Tests.Exports;

/// <summary>Whatever bytes the reader is given, it reads a network or says what is wrong.</summary>
public sealed class PlanBinaryFuzzTests
{
    private const int Mutations = 120_000;

    // Header 8; layers at 8 (6 -> 3) and 184 (3 -> 4); inputs at 320; outputs at 420; name at 488.
    private static readonly byte[] Valid = Bytes(SmallNetwork());

    [Fact]
    public void Mutated_files_give_declared_errors_and_no_large_allocation()
    {
        var random = new Random(17);
        var other = Bytes(PlanNetwork.Of(SampleNetworks.Deep("absolute", 6, [5, 2], ActivationKind.Tanh)));
        var outcomes = new Dictionary<string, int>();
        var most = 0L;
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutate(Valid, other, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            string outcome;
            try
            {
                PlanBinaryFile.Parse(bytes, "mutated");
                outcome = "read";
            }
            catch (PlanBinaryException error)
            {
                Assert.True(Enum.IsDefined(error.Error));
                Assert.StartsWith("mutated is not", error.Message, StringComparison.Ordinal);
                outcome = error.Error.ToString();
            }

            // An exception with its message takes a few kilobytes; the first ones more.
            most = i < 100 ? 0 : Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before - (3 * bytes.Length));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        Assert.InRange(most, 0, 32_000);
        var expected = Enum.GetNames<PlanBinaryError>().Where(name => name != nameof(PlanBinaryError.FileTooLarge)).Append("read");
        Assert.Equal(expected.Order(StringComparer.Ordinal), outcomes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_truncation_is_told()
    {
        for (var length = 0; length < Valid.Length; length++)
        {
            AssertError(PlanBinaryError.Truncated, Valid[..length], "left for");
        }
    }

    [Theory]
    [InlineData(0, 2, PlanBinaryError.ModelType, "expected 0 (plain) or 1 (residual)")]
    [InlineData(0, -1, PlanBinaryError.ModelType, "model type -1")]
    [InlineData(4, 0, PlanBinaryError.LayerCount, "expected 1 to 17")]
    [InlineData(4, int.MaxValue, PlanBinaryError.LayerCount, "2147483647 layers")]
    [InlineData(8, int.MaxValue, PlanBinaryError.LayerSize, "expected 1 to 8192")]
    [InlineData(8, -3, PlanBinaryError.LayerSize, "-3 rows")]
    [InlineData(8, 8192, PlanBinaryError.Truncated, "expected 393216")]
    [InlineData(12, 8193, PlanBinaryError.LayerSize, "8193 columns")]
    [InlineData(12, 7, PlanBinaryError.LayerChain, "7 columns, expected 6")]
    [InlineData(188, 2, PlanBinaryError.LayerChain, "2 columns, expected 3")]
    [InlineData(320, 7, PlanBinaryError.NormalisationSize, "7 inputs, expected 6")]
    [InlineData(420, -4, PlanBinaryError.NormalisationSize, "-4 outputs, expected 4")]
    [InlineData(488, 0, PlanBinaryError.NameLength, "expected 1 to 16")]
    [InlineData(488, int.MinValue, PlanBinaryError.NameLength, "expected 1 to 16")]
    [InlineData(492, 0x756c6573, PlanBinaryError.UnknownActivation, "'selu', expected gelu, relu, sigmoid, silu, tanh")]
    public void A_whole_number_that_means_nothing_is_told_with_what_would(int at, int value, PlanBinaryError expected, string told)
    {
        var bytes = (byte[])Valid.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        AssertError(expected, bytes, told);
    }

    [Theory]
    [InlineData(16, double.NaN, PlanBinaryError.NotFinite, "number 0 of a layer's weights")]
    [InlineData(168, double.PositiveInfinity, PlanBinaryError.NotFinite, "a layer's biases")]
    [InlineData(372, 0.0, PlanBinaryError.ScaleNotPositive, "a deviation of the inputs")]
    [InlineData(456, -1.0, PlanBinaryError.ScaleNotPositive, "a deviation of the outputs")]
    public void A_number_that_makes_no_network_is_told(int at, double value, PlanBinaryError expected, string told)
    {
        var bytes = (byte[])Valid.Clone();
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);
        AssertError(expected, bytes, told);
    }

    [Fact]
    public void Bytes_that_follow_are_told() => AssertError(PlanBinaryError.TrailingBytes, [.. Valid, 0], "1 bytes after");

    private static void AssertError(PlanBinaryError expected, byte[] bytes, string told)
    {
        var error = Assert.Throws<PlanBinaryException>(() => PlanBinaryFile.Parse(bytes, "network.bin"));
        Assert.Equal(expected, error.Error);
        Assert.StartsWith("network.bin", error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Mutate(byte[] valid, byte[] other, Random random)
    {
        // Where a whole number stands that sizes hang on.
        int[] lengths = [0, 4, 8, 12, 184, 188, 320, 420, 488];
        int[] sizes = [0, 1, 2, 3, 4, 6, 16, 17, 8192, 8193, 1 << 20, 1 << 28, int.MaxValue, int.MinValue, -1];
        double[] numbers = [0, -0.0, -1, double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon];
        var bytes = valid.ToList();
        for (var n = random.Next(1, 4); n > 0 && bytes.Count > 16; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, random.Next(Math.Min(bytes.Count - at, 20)));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    Put(bytes, lengths[random.Next(lengths.Length)], BitConverter.GetBytes(sizes[random.Next(sizes.Length)]));
                    break;
                case 5:
                    Put(bytes, lengths[random.Next(lengths.Length)] + 8 + (8 * random.Next(12)), BitConverter.GetBytes(numbers[random.Next(numbers.Length)]));
                    break;
                case 6:
                    bytes.InsertRange(at, other.AsSpan(random.Next(other.Length)).ToArray().Take(random.Next(64)));
                    break;
                default:
                    bytes.AddRange(other.AsSpan(0, random.Next(other.Length)).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Put(List<byte> bytes, int at, byte[] value)
    {
        for (var i = 0; i < value.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = value[i];
        }
    }

    private static PlanNetwork SmallNetwork() => PlanNetwork.Of(SampleNetworks.Single("absolute", 6, 3, ActivationKind.Silu));

    private static byte[] Bytes(PlanNetwork network)
    {
        using var folder = new TemporaryFolder();
        PlanBinaryFile.Write(folder.File("network.bin"), network);
        return File.ReadAllBytes(folder.File("network.bin"));
    }
}
