using System.Runtime.CompilerServices;

namespace Lorentz.Numerics.Matrices;

/// <summary>Room for the packed panels of <see cref="MatrixProduct"/>: grows as needed, then is used again.</summary>
/// <remarks>
/// One for each worker: two products at once must not share it. A pointer does not keep its room alive: who takes one calls
/// GC.KeepAlive after its last use.
/// </remarks>
/// <typeparam name="T">Number type of the elements.</typeparam>
public sealed unsafe class MatrixRoom<T>
    where T : unmanaged
{
    private const int LineBytes = 64;
    private T[] left = [];
    private T[] right = [];

    /// <summary>Room for some elements of the left factor, at a cache line.</summary>
    internal T* Left(int length) => Pointer(ref left, length);

    /// <summary>Room for some elements of the right factor, at a cache line.</summary>
    internal T* Right(int length) => Pointer(ref right, length);

    private static T* Pointer(ref T[] storage, int length)
    {
        var line = LineBytes / sizeof(T);
        if (storage.Length < length + line)
        {
            storage = GC.AllocateUninitializedArray<T>(length + line, pinned: true);
        }

        var address = (nuint)Unsafe.AsPointer(ref storage[0]);
        return (T*)((address + LineBytes - 1) & ~(nuint)(LineBytes - 1));
    }
}
