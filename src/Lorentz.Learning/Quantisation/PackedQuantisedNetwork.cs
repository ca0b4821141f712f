using System.Runtime.CompilerServices;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Kernels.Layers;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Quantisation;

/// <summary>A network in integers laid out once for evaluation, without allocation, from any thread.</summary>
/// <remarks>
/// A sample has the same bits alone and in a batch, and those of <see cref="ReferenceQuantisedNetwork"/>, on every processor.
/// An input that is not finite makes all outputs not a number: integers would pass it over in silence.
/// </remarks>
public sealed unsafe class PackedQuantisedNetwork
{
    private readonly PairKernel kernel = PairKernel.Best;
    private readonly PackedLayer<float>? first;
    private readonly PackedByteLayer[] layers;
    private readonly int stride;

    /// <summary>Lays a network out.</summary>
    /// <param name="network">The network.</param>
    public PackedQuantisedNetwork(QuantisedNetwork network)
    {
        Shape = network.Shape;
        stride = QuantisedRoom.StrideOf(Shape);
        layers = [.. network.Layers.Select(layer => new PackedByteLayer(layer))];
        first = network.IsFirstExact ? new(network.First, Shape.Inputs, Shape.Hidden[0]) : null;
    }

    /// <summary>The network's shape.</summary>
    public DeepShape Shape { get; }

    /// <summary>Outputs for one sample.</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [SkipLocalsInit]
    public void Evaluate(ReadOnlySpan<float> input, Span<float> output)
    {
        Check(input.Length, Shape.Inputs, nameof(input));
        Check(output.Length, Shape.Outputs, nameof(output));
        var room = stackalloc float[(3 * stride) + LayerKernel<float>.Block];
        var before = (float*)(((nuint)room + 63) & ~(nuint)63);
        Run(input, 1, output, before, before + stride, (short*)(before + (2 * stride)));
    }

    /// <summary>Outputs for many samples.</summary>
    /// <param name="inputs">count rows of inputs.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="outputs">Receives count rows of outputs.</param>
    /// <param name="room">Room for networks of this shape, this worker's own.</param>
    /// <exception cref="ArgumentException">A span has another length, or the room is for another shape.</exception>
    public void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs, QuantisedRoom room)
    {
        Check(inputs.Length, (long)count * Shape.Inputs, nameof(inputs));
        Check(outputs.Length, (long)count * Shape.Outputs, nameof(outputs));
        if (!room.Shape.Equals(Shape))
        {
            throw new ArgumentException($"room for {room.Shape}: needed is room for {Shape}", nameof(room));
        }

        for (var start = 0; start < count; start += QuantisedRoom.Samples)
        {
            var samples = Math.Min(QuantisedRoom.Samples, count - start);
            Run(
                inputs.Slice(start * Shape.Inputs, samples * Shape.Inputs), samples, outputs.Slice(start * Shape.Outputs, samples * Shape.Outputs),
                room.Before.Pointer, room.After.Pointer, room.Integers.Pointer);
        }

        GC.KeepAlive(room);
    }

    private static void Check(int length, long expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"{length} values: needed are {expected}"), name);
        }
    }

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private void Run(ReadOnlySpan<float> inputs, int samples, Span<float> outputs, float* before, float* after, short* integers)
    {
        Start(inputs, samples, before);
        for (var layer = 0; layer < layers.Length; layer++)
        {
            layers[layer].Run(kernel, before, stride, samples, integers, after, stride);
            var next = after;
            after = before;
            before = next;
            for (var sample = 0; layer < layers.Length - 1 && sample < samples; sample++)
            {
                Activate(before + (sample * stride), layers[layer].Padded);
            }
        }

        for (var sample = 0; sample < samples; sample++)
        {
            var output = outputs.Slice(sample * Shape.Outputs, Shape.Outputs);
            new ReadOnlySpan<float>(before + (sample * stride), Shape.Outputs).CopyTo(output);
            if (!IsFinite(inputs.Slice(sample * Shape.Inputs, Shape.Inputs)))
            {
                output.Fill(float.NaN);
            }
        }
    }

    // The values that enter the first layer in integers.
    private void Start(ReadOnlySpan<float> inputs, int samples, float* before)
    {
        fixed (float* rows = inputs)
        {
            for (var sample = 0; sample < samples; sample++)
            {
                var values = new Span<float>(before + (sample * stride), layers[0].PaddedInputs);
                values[(first?.Padded ?? Shape.Inputs)..].Clear();
                if (first is null)
                {
                    inputs.Slice(sample * Shape.Inputs, Shape.Inputs).CopyTo(values);
                    continue;
                }

                first.One(LayerKernel<float>.Best, rows + (sample * Shape.Inputs), before + (sample * stride));
                Activate(before + (sample * stride), first.Padded);
            }
        }
    }

    private void Activate(float* values, int length)
    {
        var span = new Span<float>(values, length);
        ActivationFunctions.Value<float>(Shape.Activation, span, span);
    }
}
