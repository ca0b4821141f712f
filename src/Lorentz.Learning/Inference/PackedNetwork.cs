using System.Runtime.CompilerServices;
using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Inference;

/// <summary>A network laid out once for evaluation in single precision, without allocation, from any thread.</summary>
/// <remarks>A sample has the same bits alone, in a batch and in training.</remarks>
public sealed unsafe class PackedNetwork
{
    private readonly NetworkKernel kernel;
    private readonly AlignedBuffer<float> weights;

    /// <summary>Lays a network out.</summary>
    public PackedNetwork(Network network)
    {
        Shape = network.Shape;
        var layout = new PackedLayout(network.Shape);
        kernel = NetworkKernel.For(layout);
        var packed = new float[layout.Length];
        layout.Pack(network.Weights, packed);
        weights = new AlignedBuffer<float>(layout.Length);
        layout.Scale(packed, kernel.Scale, weights.Span);
    }

    /// <summary>The network's shape.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Outputs for one sample.</summary>
    /// <param name="input">I inputs.</param>
    /// <param name="output">Receives O outputs.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Evaluate(ReadOnlySpan<float> input, Span<float> output)
    {
        Check(input.Length, Shape.Inputs, nameof(input));
        Check(output.Length, Shape.Outputs, nameof(output));
        fixed (float* x = input, y = output)
        {
            kernel.EvaluateOne(weights.Pointer, x, y);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Outputs for one sample, with the bits of <see cref="Evaluate"/>, and their derivatives by the inputs.</summary>
    /// <remarks>
    /// Single precision: right to a few 1e-6 of the largest derivative, unless every neuron is saturated (f' itself is right to
    /// some 1e-7 in absolute terms). <see cref="NetworkDerivative"/> is exact to rounding.
    /// The bits are the same with vectors of 256 and of 512 bits: a sum for each of sixteen neurons, which are added by halves.
    /// </remarks>
    /// <param name="input">I inputs.</param>
    /// <param name="output">Receives O outputs.</param>
    /// <param name="jacobian">Receives O x I numbers row by row: d output_i / d input_j at [I i + j].</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Differentiate(ReadOnlySpan<float> input, Span<float> output, Span<float> jacobian)
    {
        Check(input.Length, Shape.Inputs, nameof(input));
        Check(output.Length, Shape.Outputs, nameof(output));
        Check(jacobian.Length, (long)Shape.Outputs * Shape.Inputs, nameof(jacobian));
        fixed (float* x = input, y = output, j = jacobian)
        {
            kernel.DifferentiateOne(weights.Pointer, x, y, j);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Outputs for many samples.</summary>
    /// <param name="inputs">count x I inputs, row by row.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="outputs">Receives count x O outputs, row by row.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [SkipLocalsInit]
    public void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        Check(inputs.Length, (long)count * Shape.Inputs, nameof(inputs));
        Check(outputs.Length, (long)count * Shape.Outputs, nameof(outputs));
        const int samples = ChunkWorkspace.Samples;
        var room = stackalloc float[NetworkKernel.RoomFloats(Shape) + DenseKernel.Lanes];
        room += ((32 - ((nint)room & 31)) & 31) / sizeof(float);
        fixed (float* x = inputs, y = outputs)
        {
            for (var start = 0; start < count; start += samples)
            {
                kernel.Evaluate(
                    weights.Pointer,
                    room,
                    x + ((long)start * Shape.Inputs),
                    Math.Min(samples, count - start),
                    y + ((long)start * Shape.Outputs));
            }
        }

        GC.KeepAlive(this);
    }

    private static void Check(int length, long expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"{length} values: needed are {expected}"), name);
        }
    }
}
