using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Lorentz.Lab.Arrays;

/// <summary>
/// The header of an array file: magic, version, length, and a Python dictionary of type, order and shape
/// (numpy enhancement proposal 1, "A simple file format for numpy arrays").
/// </summary>
/// <param name="Descriptor">Byte order, kind and size of an element: <c>&lt;f4</c>.</param>
/// <param name="IsFortranOrder">True where columns lie together.</param>
/// <param name="Shape">Number of elements along each axis.</param>
internal sealed record NpyHeader(string Descriptor, bool IsFortranOrder, ImmutableArray<long> Shape)
{
    /// <summary>Bytes that our files spend before the data: a multiple of 64, enough for any two 64-bit lengths.</summary>
    public const int WrittenLength = 128;

    private const int PreambleLength = 10;
    private const int LongestText = 65_536;
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The header as format 1.0, padded to <see cref="WrittenLength"/>.</summary>
    public byte[] ToBytes()
    {
        var lengths = string.Join(", ", Shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        var shape = Shape.Length == 1 ? $"({lengths},)" : $"({lengths})";
        var text = $"{{'descr': '{Descriptor}', 'fortran_order': {(IsFortranOrder ? "True" : "False")}, 'shape': {shape}, }}";
        var bytes = new byte[WrittenLength];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), WrittenLength - PreambleLength);
        Encoding.ASCII.GetBytes(text.PadRight(WrittenLength - PreambleLength - 1) + "\n", bytes.AsSpan(PreambleLength));
        return bytes;
    }

    /// <summary>Reads a header from the start of a file.</summary>
    /// <returns>The header and the position of the first element.</returns>
    /// <exception cref="InvalidDataException">The file does not start with a header of format 1.0 or 2.0; the message names it.</exception>
    public static (NpyHeader Header, long DataOffset) Read(Stream stream, string path)
    {
        Span<byte> preamble = stackalloc byte[12];
        var read = stream.ReadAtLeast(preamble, preamble.Length, throwOnEndOfStream: false);
        if (read < preamble.Length || !preamble.StartsWith(Magic))
        {
            throw new InvalidDataException($"{path} is not a .npy file: expected the bytes \\x93NUMPY and a header, found {read} bytes of something else.");
        }

        var (start, length) = (preamble[6], preamble[7]) switch
        {
            (1, 0) => (PreambleLength, BinaryPrimitives.ReadUInt16LittleEndian(preamble[8..])),
            (2, 0) => (12, BinaryPrimitives.ReadUInt32LittleEndian(preamble[8..])),
            var (major, minor) => throw new InvalidDataException($"{path}: .npy format {major}.{minor}, expected 1.0 or 2.0."),
        };
        if (length > LongestText || start + length > stream.Length)
        {
            throw new InvalidDataException($"{path}: a header of {length} bytes, expected at most {LongestText} and no more than the file of {stream.Length} bytes holds.");
        }

        var text = new byte[length];
        stream.Position = start;
        stream.ReadExactly(text);
        return (new NpyDictionary(Encoding.Latin1.GetString(text), path).Parse(), start + length);
    }
}
