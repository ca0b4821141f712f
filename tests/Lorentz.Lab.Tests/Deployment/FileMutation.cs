using System.Text;

namespace Lorentz.Lab.Tests.Deployment;

/// <summary>Damage to a safetensors file: by chance in its bytes, and on purpose in its header.</summary>
internal static class FileMutation
{
    private static readonly long[] Lengths =
        [0, 1, 7, 8, 255, 65_535, 99_999_999, 100_000_000, 100_000_001, int.MaxValue, 1L << 32, long.MaxValue, -1, long.MinValue];

    private static readonly string[] Shapes =
        ["[]", "[0]", "[1]", "[1,1]", "[-1]", "[1.5]", "[9223372036854775807]", "[4294967296,4294967296]", "[3037000500,3037000500,2]", "[0,9223372036854775807,9223372036854775807]", "[1e3]", "null", "{}"];

    private static readonly string[] Numbers = ["0", "1", "2", "3", "7", "24", "25", "4096", "4097", "1048576", "2147483647", "2147483648", "-1", "1e9", "NaN", "", "x", "8,8", "1000000,1000000"];

    private static readonly string[] Splices = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "[[[[[[", "{\"a\":{\"a\":", "\u00e9", "\u0000", "\n"];

    /// <summary>A damaged copy of a file.</summary>
    public static byte[] Of(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var rounds = random.Next(1, 4); rounds > 0 && bytes.Length > 0; rounds--)
        {
            bytes = random.Next(8) switch
            {
                0 => Flip(bytes, random, bytes.Length),
                1 => Flip(bytes, random, Math.Min(bytes.Length, HeaderEnd(bytes))),
                2 => bytes[..random.Next(bytes.Length)],
                3 => WithLength(bytes, random.Next(3) == 0 ? random.NextInt64() : Lengths[random.Next(Lengths.Length)] + random.Next(-1, 2)),
                4 => WithHeader(bytes, header => Splice(header, random)),
                5 => WithHeader(bytes, header => Repeated(header, random)),
                6 => WithHeader(bytes, header => Valued(header, random)),
                _ => Numeric(bytes, random),
            };
        }

        return bytes;
    }

    private static byte[] Flip(byte[] bytes, Random random, int end)
    {
        bytes[random.Next(Math.Max(1, end))] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static byte[] WithLength(byte[] bytes, long length)
    {
        if (bytes.Length >= 8)
        {
            BitConverter.TryWriteBytes(bytes, length);
        }

        return bytes;
    }

    // Text in place of text at a random place.
    private static string Splice(string header, Random random)
    {
        var at = random.Next(header.Length + 1);
        var cut = Math.Min(random.Next(3) * random.Next(12), header.Length - at);
        return header[..at] + Splices[random.Next(Splices.Length)] + header[(at + cut)..];
    }

    // A member of an object a second time, or a piece of the header moved elsewhere.
    private static string Repeated(string header, Random random)
    {
        var quotes = Enumerable.Range(0, header.Length).Where(i => header[i] == '"').ToArray();
        if (quotes.Length == 0)
        {
            return header;
        }

        var from = quotes[random.Next(quotes.Length)];
        var to = header.IndexOf(random.Next(2) == 0 ? ',' : '}', from);
        return to < 0 ? header : header.Insert(quotes[random.Next(quotes.Length)], header[from..(to + 1)] + (header[to] == '}' ? "," : ""));
    }

    // Another shape, number, type or name.
    private static string Valued(string header, Random random)
    {
        var (opening, closing, value) = random.Next(4) switch
        {
            0 => ("\"shape\":[", "]", Shapes[random.Next(Shapes.Length)]),
            1 => ("\"data_offsets\":[", "]", $"[{random.Next(3000)},{random.Next(3000)}]"),
            2 => ("\"dtype\":\"", "\"", new[] { "\"F32\"", "\"F64\"", "\"I64\"", "\"BF16\"", "7" }[random.Next(5)]),
            _ => ("\":\"", "\"", $"\"{Numbers[random.Next(Numbers.Length)]}\""),
        };
        var places = new List<int>();
        for (var at = header.IndexOf(opening, StringComparison.Ordinal); at >= 0; at = header.IndexOf(opening, at + 1, StringComparison.Ordinal))
        {
            places.Add(at + opening.Length - 1);
        }

        if (places.Count == 0)
        {
            return header;
        }

        var start = places[random.Next(places.Count)];
        var end = header.IndexOf(closing, start + 1, StringComparison.Ordinal);
        return end < 0 ? header : header[..start] + value + header[(end + 1)..];
    }

    // Eight bytes of data become another number.
    private static byte[] Numeric(byte[] bytes, Random random)
    {
        double[] values = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.Epsilon, double.MaxValue, -double.MaxValue, 1e-300, 4294967296];
        var start = HeaderEnd(bytes);
        var numbers = (bytes.Length - start) / 8;
        if (numbers > 0)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(start + (8 * random.Next(numbers))), values[random.Next(values.Length)]);
        }

        return bytes;
    }

    // The header changed, and its length with it, so that the damage is not found at once.
    private static byte[] WithHeader(byte[] bytes, Func<string, string> change)
    {
        var end = HeaderEnd(bytes);
        if (end <= 8)
        {
            return bytes;
        }

        var header = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes, 8, end - 8)));
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. bytes[end..]];
    }

    private static int HeaderEnd(byte[] bytes) =>
        bytes.Length < 8 ? bytes.Length : BitConverter.ToInt64(bytes) is var length && length >= 0 && length <= bytes.Length - 8 ? 8 + (int)length : bytes.Length;
}
