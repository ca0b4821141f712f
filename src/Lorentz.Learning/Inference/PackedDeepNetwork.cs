using System.Runtime.CompilerServices;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Inference;

/// <summary>A network with hidden layers laid out once for evaluation in single precision, from any thread.</summary>
/// <remarks>
/// A sample has the same bits alone and in a batch: each hidden sum is a chain of fused multiply-adds from the bias over
/// the inputs ascending, and the outputs are made by the same kernel.
/// </remarks>
public sealed unsafe class PackedDeepNetwork
{
    private readonly PackedLayer[] hidden;
    private readonly PackedOutputs last;
    private readonly int widest;

    /// <summary>Lays a network out.</summary>
    public PackedDeepNetwork(DeepNetwork network)
    {
        Shape = network.Shape;
        hidden = [.. Enumerable.Range(0, Shape.Hidden.Length).Select(layer => new PackedLayer(network, layer))];
        last = new(network);
        widest = hidden.Max(layer => layer.Padded);
    }

    /// <summary>The network's shape.</summary>
    public DeepShape Shape { get; }

    /// <summary>Outputs for one sample, without allocation.</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [SkipLocalsInit]
    public void Evaluate(ReadOnlySpan<float> input, Span<float> output)
    {
        Check(input.Length, Shape.Inputs, nameof(input));
        Check(output.Length, Shape.Outputs, nameof(output));
        var before = stackalloc float[(2 * widest) + LayerKernel.Lanes];
        before += ((32 - ((nint)before & 31)) & 31) / sizeof(float);
        var after = before + widest;
        fixed (float* x = input, y = output)
        {
            var values = x;
            foreach (var layer in hidden)
            {
                layer.Run(values, after);
                ActivationFunctions.Value<float>(Shape.Activation, new(after, layer.Padded), new(after, layer.Padded));
                values = after;
                after = before;
                before = values;
            }

            last.Run(values, y);
        }
    }

    /// <summary>Outputs for many samples.</summary>
    /// <param name="inputs">count rows of inputs.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="outputs">Receives count rows of outputs.</param>
    /// <param name="room">Room for networks of this shape, this worker's own.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs, DeepRoom room)
    {
        Check(inputs.Length, (long)count * Shape.Inputs, nameof(inputs));
        Check(outputs.Length, (long)count * Shape.Outputs, nameof(outputs));
        if (!room.Shape.Equals(Shape))
        {
            throw new ArgumentException($"room for {room.Shape}: needed is room for {Shape}", nameof(room));
        }

        for (var start = 0; start < count; start += DeepRoom.Samples)
        {
            var rows = Math.Min(DeepRoom.Samples, count - start);
            Chunk(
                inputs.Slice(start * Shape.Inputs, rows * Shape.Inputs), rows, outputs.Slice(start * Shape.Outputs, rows * Shape.Outputs), room);
        }
    }

    private static void Check(int length, long expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"{length} values: needed are {expected}"), name);
        }
    }

    private void Chunk(ReadOnlySpan<float> inputs, int rows, Span<float> outputs, DeepRoom room)
    {
        var (before, after) = (room.Before, room.After);
        inputs.CopyTo(before);
        var stride = Shape.Inputs;
        foreach (var layer in hidden)
        {
            var (neurons, padded) = (layer.Neurons, layer.Padded);
            for (var row = 0; row < rows; row++)
            {
                var values = after.AsSpan(row * padded, padded);
                layer.Biases.CopyTo(values);
                values[neurons..].Clear();
            }

            MatrixProduct.Run<float>(
                new(before, rows, layer.Inputs, stride),
                false,
                new(layer.Matrix, neurons, layer.Inputs),
                true,
                new(after, rows, neurons, padded),
                true,
                room.Product);
            ActivationFunctions.Value<float>(Shape.Activation, after.AsSpan(0, rows * padded), after.AsSpan(0, rows * padded));
            (before, after, stride) = (after, before, padded);
        }

        fixed (float* x = before, y = outputs)
        {
            for (var row = 0; row < rows; row++)
            {
                last.Run(x + (row * stride), y + (row * Shape.Outputs));
            }
        }
    }
}
