namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>Types of tensor elements, with the numbers of TensorProto.DataType.</summary>
internal enum OnnxType
{
    /// <summary>32-bit floating point.</summary>
    Float = 1,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>Truth values.</summary>
    Bool = 9,

    /// <summary>64-bit floating point.</summary>
    Double = 11,
}
