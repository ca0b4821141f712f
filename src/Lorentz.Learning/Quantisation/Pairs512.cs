using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Learning.Quantisation;

/// <summary>512 bits with AVX-512.</summary>
/// <param name="Value">The vector.</param>
internal readonly unsafe record struct Pairs512(Vector512<int> Value) : IPairLanes<Pairs512>
{
    /// <summary>Whether this processor has it.</summary>
    public static bool IsSupported => Avx512BW.IsSupported;

    /// <inheritdoc/>
    public static int Count => Vector512<int>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs512 Load(int* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs512 Widen(sbyte* source) => new(Avx512BW.ConvertToVector512Int16(Vector256.Load(source)).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs512 Repeat(short* source) => new(Vector512.Create(Unsafe.ReadUnaligned<int>(source)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs512 MultiplyAdd(Pairs512 left, Pairs512 right, Pairs512 sums) =>
        new(sums.Value + Avx512BW.MultiplyAddAdjacent(left.Value.AsInt16(), right.Value.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int* target) => Value.Store(target);
}
