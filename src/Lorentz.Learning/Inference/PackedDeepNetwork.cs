using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Kernels;
using Lorentz.Learning.Kernels.Layers;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Inference;

/// <summary>A network with hidden layers laid out once for evaluation, in single or double precision, from any thread.</summary>
/// <remarks>
/// A sample has the same bits alone and in a batch, with vectors of 256 and of 512 bits: each hidden sum is a chain of fused
/// multiply-adds from the bias over the inputs ascending; an output is the sum by halves of as many chains as 256 bits hold
/// numbers, to which its bias is added last.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class PackedDeepNetwork<T>
    where T : unmanaged
{
    // So few samples are faster one by one.
    private const int FewSamples = 3;

    // Bytes that derivatives may take of the stack.
    private const int StackBytes = 128 * 1024;

    private readonly LayerKernel<T> kernel = LayerKernel<T>.Best;
    private readonly PackedLayer<T>[] hidden;
    private readonly PackedOutputs<T> last;
    private readonly int widest;
    private readonly int slopesLength;

    // A third copy of the weights, for those who ask for derivatives, and room for those of wide networks: one for each
    // thread that ever asks at the same time as another.
    private readonly Lazy<ReversePass<T>> reverse;
    private readonly ConcurrentBag<AlignedBuffer<T>> rooms = [];

    /// <summary>Lays a network out.</summary>
    /// <exception cref="NotSupportedException">The number type is neither float nor double.</exception>
    public PackedDeepNetwork(DeepNetwork network)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"networks of {typeof(T).Name}: there are those of Single and Double");
        }

        Shape = network.Shape;
        hidden = [.. Enumerable.Range(0, Shape.Hidden.Length).Select(layer => new PackedLayer<T>(network, layer))];
        last = new(network);
        widest = hidden.Max(layer => layer.Padded);
        slopesLength = hidden.Sum(layer => layer.Padded);
        reverse = new(() => new(kernel, network));
    }

    /// <summary>The network's shape.</summary>
    public DeepShape Shape { get; }

    /// <summary>Outputs for one sample, without allocation.</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [SkipLocalsInit]
    public void Evaluate(ReadOnlySpan<T> input, Span<T> output)
    {
        Check(input.Length, Shape.Inputs, nameof(input));
        Check(output.Length, Shape.Outputs, nameof(output));
        var room = stackalloc T[(2 * widest) + LayerKernel<T>.Block];
        var before = (T*)(((nuint)room + 63) & ~(nuint)63);
        var after = before + widest;
        fixed (T* x = input, y = output)
        {
            var values = x;
            foreach (var layer in hidden)
            {
                layer.One(kernel, values, after);
                ActivationFunctions.Value<T>(Shape.Activation, new(after, layer.Padded), new(after, layer.Padded));
                values = after;
                after = before;
                before = values;
            }

            last.One(kernel, values, y);
        }
    }

    /// <summary>Outputs for one sample, with the bits of <see cref="Evaluate"/>, and their derivatives by the inputs.</summary>
    /// <remarks>
    /// In the precision of <typeparamref name="T"/>: floats are right to a few 1e-6 of the largest derivative, unless a layer is
    /// saturated (f' itself is right to some 1e-7 in absolute terms). Four outputs at a time go backwards through W and f', a derivative by a neuron being a chain of fused multiply-adds over the
    /// neurons of the next layer ascending. Without allocation once every thread has its room.
    /// </remarks>
    /// <param name="input">I inputs.</param>
    /// <param name="output">Receives O outputs.</param>
    /// <param name="jacobian">Receives O x I numbers row by row: d output_i / d input_j at [I i + j].</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [SkipLocalsInit]
    public void Differentiate(ReadOnlySpan<T> input, Span<T> output, Span<T> jacobian)
    {
        Check(input.Length, Shape.Inputs, nameof(input));
        Check(output.Length, Shape.Outputs, nameof(output));
        Check(jacobian.Length, (long)Shape.Outputs * Shape.Inputs, nameof(jacobian));
        var length = (2 * widest) + slopesLength + reverse.Value.RoomLength;
        if (length * sizeof(T) <= StackBytes)
        {
            var room = stackalloc T[length + LayerKernel<T>.Block];
            Differentiate(input, output, jacobian, (T*)(((nuint)room + 63) & ~(nuint)63));
            return;
        }

        if (!rooms.TryTake(out var buffer))
        {
            buffer = new(length);
        }

        Differentiate(input, output, jacobian, buffer.Pointer);
        rooms.Add(buffer);
    }

    /// <summary>Outputs for many samples, without allocation.</summary>
    /// <param name="inputs">count rows of inputs.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="outputs">Receives count rows of outputs.</param>
    /// <param name="room">Room for networks of this shape, this worker's own.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void EvaluateBatch(ReadOnlySpan<T> inputs, int count, Span<T> outputs, DeepRoom<T> room)
    {
        Check(inputs.Length, (long)count * Shape.Inputs, nameof(inputs));
        Check(outputs.Length, (long)count * Shape.Outputs, nameof(outputs));
        if (!room.Shape.Equals(Shape))
        {
            throw new ArgumentException($"room for {room.Shape}: needed is room for {Shape}", nameof(room));
        }

        var chunk = room.Tiles * kernel.TileSamples;
        for (var start = 0; start < count; start += chunk)
        {
            var samples = Math.Min(chunk, count - start);
            var rows = inputs.Slice(start * Shape.Inputs, samples * Shape.Inputs);
            var results = outputs.Slice(start * Shape.Outputs, samples * Shape.Outputs);
            for (var sample = 0; samples <= FewSamples && sample < samples; sample++)
            {
                Evaluate(rows.Slice(sample * Shape.Inputs, Shape.Inputs), results.Slice(sample * Shape.Outputs, Shape.Outputs));
            }

            if (samples > FewSamples)
            {
                Chunk(rows, samples, results, room);
            }
        }
    }

    private void Differentiate(ReadOnlySpan<T> input, Span<T> output, Span<T> jacobian, T* room)
    {
        var before = room;
        var after = before + widest;
        var slopes = after + widest;
        fixed (T* x = input, y = output)
        {
            var values = x;
            foreach (var layer in hidden)
            {
                layer.One(kernel, values, after);
                ActivationFunctions.ValueAndDerivative<T>(Shape.Activation, new(after, layer.Padded), new(after, layer.Padded), new(slopes, layer.Padded));
                slopes += layer.Padded;
                values = after;
                after = before;
                before = values;
            }

            last.One(kernel, values, y);
        }

        reverse.Value.Run(slopes, slopes, jacobian);
    }

    private static void Check(int length, long expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"{length} values: needed are {expected}"), name);
        }
    }

    private void Chunk(ReadOnlySpan<T> inputs, int samples, Span<T> outputs, DeepRoom<T> room)
    {
        var width = kernel.TileSamples;
        var tiles = (samples + width - 1) / width;
        var before = room.Before.Pointer;
        var after = room.After.Pointer;
        for (var tile = 0; tile < tiles; tile++)
        {
            Transpose(inputs, samples, tile * width, before + ((nint)tile * room.TileLength));
        }

        foreach (var layer in hidden)
        {
            for (var neurons = 0; neurons < layer.Tiles;)
            {
                var count = kernel.HasPairs && neurons + 1 < layer.Tiles ? 2 : 1;
                for (var tile = 0; tile < tiles; tile++)
                {
                    var from = (nint)tile * room.TileLength;
                    var sums = after + from + (neurons * LayerKernel<T>.TileNeurons * width);
                    if (count == 2)
                    {
                        layer.Pair(kernel, neurons, before + from, sums);
                    }
                    else
                    {
                        layer.Tile(kernel, neurons, before + from, sums);
                    }

                    var values = new Span<T>(sums, count * LayerKernel<T>.TileNeurons * width);
                    ActivationFunctions.Value<T>(Shape.Activation, values, values);
                }

                neurons += count;
            }

            var next = before;
            before = after;
            after = next;
        }

        fixed (T* y = outputs)
        {
            for (var tile = 0; tile < tiles; tile++)
            {
                last.Tile(
                    kernel, before + ((nint)tile * room.TileLength), room.Sums.Pointer, y + (tile * width * Shape.Outputs),
                    Math.Min(width, samples - (tile * width)));
            }
        }

        GC.KeepAlive(room);
    }

    // A vector of samples for each input; samples that do not exist are zero.
    private void Transpose(ReadOnlySpan<T> inputs, int samples, int first, T* target)
    {
        var width = kernel.TileSamples;
        for (var input = 0; input < Shape.Inputs; input++)
        {
            for (var lane = 0; lane < width; lane++)
            {
                target[(input * width) + lane] = first + lane < samples ? inputs[((first + lane) * Shape.Inputs) + input] : default;
            }
        }
    }
}
