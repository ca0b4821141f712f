namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Where the value and the gradient of a node lie.</summary>
/// <param name="Storage">Number of the storage; parameters lie in the weight vector instead.</param>
/// <param name="Offset">First element within it.</param>
/// <param name="Stride">Elements from row to row.</param>
/// <param name="IsParameter">Whether the storage is the weight vector.</param>
/// <param name="IsView">Whether the storage belongs to another node.</param>
internal readonly record struct TapeSlot(int Storage, int Offset, int Stride, bool IsParameter, bool IsView);
