namespace Lorentz.Learning.Kernels;

/// <summary>A number of inputs from 1 to 8 as a type, so that kernels are compiled for it.</summary>
internal interface IInputCount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
