using System.Runtime.CompilerServices;

namespace Lorentz.Learning.Kernels;

/// <summary>Numbers that do not move and start at a cache line, so that no vector straddles two lines.</summary>
/// <remarks>A pointer does not keep its buffer alive: who takes one calls GC.KeepAlive after its last use.</remarks>
internal sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    private const int LineBytes = 64;
    private readonly T[] storage;
    private readonly int offset;

    internal AlignedBuffer(int length)
    {
        storage = GC.AllocateArray<T>(length + (LineBytes / sizeof(T)), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref storage[0]);
        offset = (int)((LineBytes - (address & (LineBytes - 1))) & (LineBytes - 1)) / sizeof(T);
        Length = length;
    }

    /// <summary>How many numbers there are.</summary>
    internal int Length { get; }

    /// <summary>The first one; valid as long as this object lives.</summary>
    internal T* Pointer => (T*)Unsafe.AsPointer(ref storage[offset]);

    /// <summary>All of them.</summary>
    internal Span<T> Span => storage.AsSpan(offset, Length);
}
