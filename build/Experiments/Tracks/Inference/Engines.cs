namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Names of the contenders.</summary>
internal static class Engines
{
    /// <summary>Our extrapolator: encoding, network in single precision, decoding, status.</summary>
    public const string Ours = "ours";

    /// <summary>The same compiled ahead of time, called through its C interface.</summary>
    public const string Native = "liblorentz";

    /// <summary>Our network alone in single precision.</summary>
    public const string Single = "ours, network, float32";

    /// <summary>Our network alone in double precision.</summary>
    public const string Double = "ours, network, float64";

    /// <summary>The exported extrapolator in ONNX Runtime.</summary>
    public const string Onnx = "ONNX Runtime";

    /// <summary>The network alone in ONNX Runtime.</summary>
    public const string OnnxNetwork = "ONNX Runtime, network";

    /// <summary>The plan's loop, network alone.</summary>
    public const string AsThePlan = "C++ double -O2, network";

    /// <summary>A loop that the compiler vectorises, network alone.</summary>
    public const string Vectorised = "C++ float -O3, network";
}
