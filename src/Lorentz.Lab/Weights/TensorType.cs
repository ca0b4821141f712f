namespace Lorentz.Lab.Weights;

/// <summary>Element types of tensors, by their names in the file.</summary>
public enum TensorType
{
    /// <summary>64-bit real.</summary>
    F64,

    /// <summary>64-bit whole number.</summary>
    I64,

    /// <summary>32-bit real.</summary>
    F32,

    /// <summary>16-bit real.</summary>
    F16,
}
