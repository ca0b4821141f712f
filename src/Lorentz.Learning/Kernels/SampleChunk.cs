using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Kernels;

/// <summary>A few samples with what their loss needs.</summary>
internal readonly unsafe struct SampleChunk(
    float* inputs, float* targets, float* weights, int count, Vector128<float> componentWeights, float errorScale)
{
    /// <summary>Row-major inputs.</summary>
    internal float* Inputs => inputs;

    /// <summary>Row-major targets.</summary>
    internal float* Targets => targets;

    /// <summary>Weight of each sample.</summary>
    internal float* Weights => weights;

    /// <summary>Number of samples.</summary>
    internal int Count => count;

    /// <summary>Weight of each output in the loss.</summary>
    internal Vector128<float> ComponentWeights => componentWeights;

    /// <summary>2 / batch size: the factor between w_j (y - t) and the loss derivative.</summary>
    internal float ErrorScale => errorScale;
}
