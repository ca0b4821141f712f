using System.Text;

namespace Lorentz.Native;

/// <summary>Text into buffers of a caller.</summary>
internal static unsafe class Text
{
    /// <summary>Writes UTF-8 with a zero at the end, cut between characters where the buffer is too small for all of it.</summary>
    /// <returns>Bytes of the whole text without the zero.</returns>
    public static nuint Copy(string text, byte* buffer, nuint size)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (buffer is null || size == 0)
        {
            return (nuint)bytes.Length;
        }

        var length = (int)Math.Min((nuint)bytes.Length, size - 1);
        while (length > 0 && length < bytes.Length && (bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        bytes.AsSpan(0, length).CopyTo(new(buffer, length));
        buffer[length] = 0;
        return (nuint)bytes.Length;
    }
}
