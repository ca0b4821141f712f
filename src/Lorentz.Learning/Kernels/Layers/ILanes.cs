namespace Lorentz.Learning.Kernels.Layers;

/// <summary>
/// A vector of numbers as a type: the kernels of layers are compiled once for vectors of 256 and once for 512 bits. Each
/// lane is a chain of its own, so the width changes no bit.
/// </summary>
/// <typeparam name="TSelf">The vector.</typeparam>
/// <typeparam name="T">Its numbers.</typeparam>
internal unsafe interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Count { get; }

    /// <summary>Sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The vector at an address.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>One number in every lane.</summary>
    static abstract TSelf Repeat(T value);

    /// <summary>left right + addend, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Writes the vector to an address.</summary>
    void Store(T* target);
}
