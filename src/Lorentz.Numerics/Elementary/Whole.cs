using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>
/// Rounding to whole numbers and powers of two by adding a number whose last bit is worth one: no conversion
/// instruction, whose results out of range differ between processors.
/// </summary>
internal static class Whole
{
    /// <summary>Nearest whole number, ties to even, for |value| below 2^51.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Nearest(Vector256<double> value) =>
        value + Vector256.Create(6755399441055744.0) - Vector256.Create(6755399441055744.0);

    /// <summary>Nearest whole number, ties to even, for |value| below 2^22.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Nearest(Vector256<float> value) =>
        value + Vector256.Create(12582912f) - Vector256.Create(12582912f);

    /// <summary>The bits of whole <paramref name="n"/> as an integer, right in their low 51 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<long> Bits(Vector256<double> n) => (n + Vector256.Create(6755399441055744.0)).AsInt64();

    /// <summary>The bits of whole <paramref name="n"/> as an integer, right in their low 22 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> Bits(Vector256<float> n) => (n + Vector256.Create(12582912f)).AsInt32();

    /// <summary>2^n for whole n from -1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> PowerOfTwo(Vector256<double> n) =>
        Vector256.ShiftLeft(Bits(n + Vector256.Create(1023.0)), 52).AsDouble();

    /// <summary>2^n for whole n from -126 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> PowerOfTwo(Vector256<float> n) =>
        Vector256.ShiftLeft(Bits(n + Vector256.Create(127f)), 23).AsSingle();
}
