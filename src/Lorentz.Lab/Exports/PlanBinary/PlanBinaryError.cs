namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>Everything that can be wrong with a file of the plan's binary layout.</summary>
public enum PlanBinaryError
{
    /// <summary>The file is larger than any valid one.</summary>
    FileTooLarge,

    /// <summary>The file ends before what it announces.</summary>
    Truncated,

    /// <summary>The model type is neither 0 nor 1.</summary>
    ModelType,

    /// <summary>The number of layers is out of range.</summary>
    LayerCount,

    /// <summary>A number of rows or columns is out of range.</summary>
    LayerSize,

    /// <summary>A layer's columns are not the rows of the one before, or the ends are not 6 and 4.</summary>
    LayerChain,

    /// <summary>The means and deviations are announced as others than 6 inputs and 4 outputs.</summary>
    NormalisationSize,

    /// <summary>A number is infinite or none.</summary>
    NotFinite,

    /// <summary>A standard deviation is not above 0.</summary>
    ScaleNotPositive,

    /// <summary>The length of the activation's name is out of range.</summary>
    NameLength,

    /// <summary>The activation's name is none that is known.</summary>
    UnknownActivation,

    /// <summary>Bytes follow the activation's name.</summary>
    TrailingBytes,
}
