namespace Lorentz.Learning.Quantisation;

/// <summary>How the weights of a network are stored; all are widened to single precision before they are used.</summary>
public enum WeightFormat
{
    /// <summary>32-bit reals, as trained.</summary>
    Float32,

    /// <summary>16-bit reals (IEEE 754 binary16), rounded to nearest even.</summary>
    Float16,

    /// <summary>16-bit integers and one 32-bit scale for each output channel; biases are 32-bit reals.</summary>
    Int16,

    /// <summary>8-bit integers and one 32-bit scale for each output channel; biases are 32-bit reals.</summary>
    Int8,
}
