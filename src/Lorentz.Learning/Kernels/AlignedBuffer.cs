using System.Runtime.CompilerServices;

namespace Lorentz.Learning.Kernels;

/// <summary>Floats that do not move and start at a cache line, so that no vector straddles two lines.</summary>
/// <remarks>A pointer does not keep its buffer alive: who takes one calls GC.KeepAlive after its last use.</remarks>
internal sealed unsafe class AlignedBuffer
{
    private const int LineFloats = 16;
    private readonly float[] storage;
    private readonly int offset;

    internal AlignedBuffer(int length)
    {
        storage = GC.AllocateArray<float>(length + LineFloats, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref storage[0]);
        offset = (int)(((64 - (address & 63)) & 63) / sizeof(float));
        Length = length;
    }

    /// <summary>Number of floats.</summary>
    internal int Length { get; }

    /// <summary>The first float; valid as long as this object lives.</summary>
    internal float* Pointer => (float*)Unsafe.AsPointer(ref storage[offset]);

    /// <summary>All floats.</summary>
    internal Span<float> Span => storage.AsSpan(offset, Length);
}
