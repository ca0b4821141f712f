using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels;

/// <summary>Forward and backward passes over samples for one network shape, compiled for its input count.</summary>
internal abstract unsafe class NetworkKernel
{
    /// <summary>The factor c of the network's activation.</summary>
    internal abstract float Scale { get; }

    /// <summary>Floats of room that <see cref="Evaluate"/> needs for a full chunk.</summary>
    internal static int RoomFloats(NetworkShape shape) =>
        (ChunkWorkspace.Samples * (shape.Inputs + DenseKernel.Outputs) * DenseKernel.Lanes)
        + (2 * (ChunkWorkspace.Samples + 1) * DenseKernel.Row);

    /// <summary>The kernel for a shape.</summary>
    internal static NetworkKernel For(PackedLayout layout) => layout.Shape.Activation switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => For<Silu>(layout),
        ActivationKind.Relu => For<Relu>(layout),
        ActivationKind.Gelu => For<Gelu>(layout),
        ActivationKind.Tanh => For<Tanh>(layout),
        _ => throw new ArgumentException($"unknown activation {layout.Shape.Activation}", nameof(layout)),
    };

    /// <summary>Adds the gradient of a chunk and its loss.</summary>
    /// <param name="weights">Kernel copy of the packed weights.</param>
    /// <param name="workspace">Room to work in.</param>
    /// <param name="samples">The chunk, at most <see cref="ChunkWorkspace.Samples"/> samples.</param>
    /// <param name="gradient">Packed gradient of the scaled loss, added to; output weights' part is c times too large.</param>
    /// <returns>Sum over samples of s_i sum over j of w_j (y_ij - t_ij)^2.</returns>
    internal abstract double AddGradient(float* weights, ChunkWorkspace workspace, in SampleChunk samples, float* gradient);

    /// <summary>The outputs of a chunk.</summary>
    /// <param name="weights">Kernel copy of the packed weights.</param>
    /// <param name="room"><see cref="RoomFloats"/> floats, 32-byte aligned.</param>
    /// <param name="inputs">Row-major inputs.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="outputs">Row-major outputs.</param>
    internal abstract void Evaluate(float* weights, float* room, float* inputs, int count, float* outputs);

    /// <summary>The outputs of one sample, with the bits <see cref="Evaluate"/> gives.</summary>
    internal abstract void EvaluateOne(float* weights, float* inputs, float* outputs);

    /// <summary>The outputs of one sample, with the bits <see cref="EvaluateOne"/> gives, and their derivatives by the inputs.</summary>
    internal abstract void DifferentiateOne(float* weights, float* inputs, float* outputs, float* jacobian);

    private static NetworkKernel For<TActivation>(PackedLayout layout)
        where TActivation : struct, IActivation => ((layout.Shape.Inputs - 1) % 8) switch
        {
            0 => new NetworkKernel<TActivation, InputCounts.One>(layout),
            1 => new NetworkKernel<TActivation, InputCounts.Two>(layout),
            2 => new NetworkKernel<TActivation, InputCounts.Three>(layout),
            3 => new NetworkKernel<TActivation, InputCounts.Four>(layout),
            4 => new NetworkKernel<TActivation, InputCounts.Five>(layout),
            5 => new NetworkKernel<TActivation, InputCounts.Six>(layout),
            6 => new NetworkKernel<TActivation, InputCounts.Seven>(layout),
            _ => new NetworkKernel<TActivation, InputCounts.Eight>(layout),
        };
}
