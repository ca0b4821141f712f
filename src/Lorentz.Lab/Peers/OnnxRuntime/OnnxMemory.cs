using System.Runtime.InteropServices;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>A caller's memory that a tensor lies in: it does not move, and starts at a multiple of 64 bytes.</summary>
/// <typeparam name="T">float, or byte for truth values.</typeparam>
public sealed unsafe class OnnxMemory<T> : SafeHandle
    where T : unmanaged
{
    private const int Alignment = 64;

    /// <summary>Room for a number of elements, all zero.</summary>
    /// <param name="length">How many.</param>
    public OnnxMemory(int length)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Math.Max(length * (long)sizeof(T), Alignment), Alignment));
        Span.Clear();
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements, until the memory is released.</summary>
    public Span<T> Span => IsClosed ? throw new ObjectDisposedException(nameof(OnnxMemory<>)) : new((void*)handle, Length);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal long Bytes => Length * (long)sizeof(T);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
