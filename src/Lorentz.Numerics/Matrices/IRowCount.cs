namespace Lorentz.Numerics.Matrices;

/// <summary>A number of rows, as a type: a kernel is compiled for each.</summary>
internal interface IRowCount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
