using System.Runtime.InteropServices;

namespace Lorentz.Lab.Arrays;

/// <summary>The element types that arrays on disk may have, and their numpy names.</summary>
internal static class NpyType
{
    /// <summary>The numpy descriptor of an element type.</summary>
    /// <exception cref="NotSupportedException">The type is none of float, double, int, long and byte, or the machine is big-endian.</exception>
    public static string Descriptor<T>()
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new NotSupportedException("Arrays are written little-endian; this machine is big-endian.");
        }

        return Name(typeof(T)) ?? throw new NotSupportedException($"Arrays of {typeof(T).Name} are not written; use float, double, int, long or byte.");
    }

    /// <summary>The numbers as the bytes of the file.</summary>
    public static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values);

    private static string? Name(Type type) =>
        type == typeof(float) ? "<f4"
        : type == typeof(double) ? "<f8"
        : type == typeof(int) ? "<i4"
        : type == typeof(long) ? "<i8"
        : type == typeof(byte) ? "|u1"
        : null;
}
