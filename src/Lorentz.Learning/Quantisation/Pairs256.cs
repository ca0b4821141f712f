using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Learning.Quantisation;

/// <summary>256 bits with AVX2.</summary>
/// <param name="Value">The vector.</param>
internal readonly unsafe record struct Pairs256(Vector256<int> Value) : IPairLanes<Pairs256>
{
    /// <summary>Whether this processor has it.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc/>
    public static int Count => Vector256<int>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs256 Load(int* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs256 Widen(sbyte* source) => new(Avx2.ConvertToVector256Int16(source).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs256 Repeat(short* source) => new(Vector256.Create(Unsafe.ReadUnaligned<int>(source)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pairs256 MultiplyAdd(Pairs256 left, Pairs256 right, Pairs256 sums) =>
        new(sums.Value + Avx2.MultiplyAddAdjacent(left.Value.AsInt16(), right.Value.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int* target) => Value.Store(target);
}
