using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Quantisation;

/// <summary>256 bits on any processor: pairs are parted by shifts and multiplied as 32-bit integers.</summary>
/// <param name="Value">The vector.</param>
internal readonly unsafe record struct PlainPairs(Vector256<int> Value) : IPairLanes<PlainPairs>
{
    private const int Half = 16;

    /// <inheritdoc/>
    public static int Count => Vector256<int>.Count;

    /// <inheritdoc/>
    public static PlainPairs Load(int* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    public static PlainPairs Widen(sbyte* source)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(source));
        return new(Vector256.Create(low, high).AsInt32());
    }

    /// <inheritdoc/>
    public static PlainPairs Repeat(short* source) => new(Vector256.Create(Unsafe.ReadUnaligned<int>(source)));

    /// <inheritdoc/>
    public static PlainPairs MultiplyAdd(PlainPairs left, PlainPairs right, PlainPairs sums)
    {
        var first = ((left.Value << Half) >> Half) * ((right.Value << Half) >> Half);
        return new(sums.Value + first + ((left.Value >> Half) * (right.Value >> Half)));
    }

    /// <inheritdoc/>
    public void Store(int* target) => Value.Store(target);
}
