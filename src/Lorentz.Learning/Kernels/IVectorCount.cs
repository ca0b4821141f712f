namespace Lorentz.Learning.Kernels;

/// <summary>A number of vectors, as a type: a kernel is compiled for each.</summary>
internal interface IVectorCount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
