namespace Lorentz.Learning.Quantisation;

/// <summary>
/// A vector of 32-bit sums, or of as many pairs of 16-bit factors: what the kernel of integer layers is made of. Integer
/// sums are exact, so every implementation gives the same bits.
/// </summary>
/// <typeparam name="TSelf">The vector.</typeparam>
internal unsafe interface IPairLanes<TSelf>
    where TSelf : struct, IPairLanes<TSelf>
{
    /// <summary>How many sums it holds.</summary>
    static abstract int Count { get; }

    /// <summary>The sums at an address.</summary>
    static abstract TSelf Load(int* source);

    /// <summary>A pair of bytes for each sum, widened.</summary>
    static abstract TSelf Widen(sbyte* source);

    /// <summary>The pair at an address for every sum.</summary>
    static abstract TSelf Repeat(short* source);

    /// <summary>sums + left0 right0 + left1 right1 for each pair.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf sums);

    /// <summary>Writes the sums to an address.</summary>
    void Store(int* target);
}
