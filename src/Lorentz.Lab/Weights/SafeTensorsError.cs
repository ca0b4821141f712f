namespace Lorentz.Lab.Weights;

/// <summary>Everything that can be wrong with a safetensors file, after the reference implementation's list.</summary>
public enum SafeTensorsError
{
    /// <summary>Fewer than the 8 bytes that say how long the header is.</summary>
    HeaderTooSmall,

    /// <summary>The header claims more than 100 MB.</summary>
    HeaderTooLarge,

    /// <summary>The header claims more than the file holds.</summary>
    HeaderLengthBeyondFile,

    /// <summary>The header does not start with an opening brace.</summary>
    HeaderStart,

    /// <summary>The header is not UTF-8.</summary>
    HeaderEncoding,

    /// <summary>The header is not JSON of the form that the format prescribes.</summary>
    HeaderJson,

    /// <summary>A tensor name occurs twice.</summary>
    DuplicateName,

    /// <summary>An element type other than F16, F32, F64 and I64.</summary>
    UnsupportedType,

    /// <summary>The offsets of a tensor are negative, reversed, leave a hole or overlap another tensor.</summary>
    Offsets,

    /// <summary>The product of a shape does not fit in 64 bits.</summary>
    ShapeOverflow,

    /// <summary>Shape and type of a tensor do not give the size of its bytes.</summary>
    ShapeSize,

    /// <summary>The tensors do not end where the file ends.</summary>
    DataLength,

    /// <summary>The file is larger than one array of bytes.</summary>
    FileTooLarge,

    /// <summary>No tensor of the name asked for.</summary>
    MissingTensor,

    /// <summary>The tensor has another element type or shape than asked for.</summary>
    OtherTensor,
}
