using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Inference;

/// <summary>
/// The derivatives of a network's outputs by its inputs, exact to rounding: of the real function that its weights define,
/// in double precision (single, and several times faster: <see cref="PackedNetwork.Differentiate"/> and
/// <see cref="PackedDeepNetwork{T}.Differentiate(ReadOnlySpan{T}, Span{T}, Span{T})"/>), by carrying four outputs at a time backwards through W and f' (reverse mode: Griewank and Walther,
/// Evaluating Derivatives, 2nd ed., SIAM 2008, chapter 3).
/// </summary>
/// <remarks>
/// With 4 outputs and layers wider than that it costs about four evaluations; forwards it would cost one for each of the
/// inputs. From any thread, without allocation once every thread has its room.
/// </remarks>
public sealed unsafe class NetworkDerivative
{
    // Doubles that may lie on the stack: 128 KiB.
    private const int StackRoom = 16384;
    private const int Rows = DerivativeLayer.Rows;
    private readonly DerivativeLayer[] layers;
    private readonly int widest;
    private readonly int hidden;

    // Rooms of wide networks: one for each thread that ever asks at the same time as another.
    private readonly ConcurrentBag<double[]> rooms = [];

    /// <summary>Lays a network out.</summary>
    public NetworkDerivative(Network network)
        : this(DeepNetwork.Of(network))
    {
    }

    /// <summary>Lays a network out.</summary>
    public NetworkDerivative(DeepNetwork network)
    {
        Shape = network.Shape;
        layers = [.. Enumerable.Range(0, Shape.Layers).Select(layer => new DerivativeLayer(network, layer))];
        widest = layers.Max(layer => Math.Max(layer.Padded, layer.PaddedInputs));
        hidden = layers[..^1].Sum(layer => layer.Padded);
    }

    /// <summary>The network's shape.</summary>
    public DeepShape Shape { get; }

    /// <summary>Outputs of the network for one sample, in double precision, and their derivatives by the inputs.</summary>
    /// <param name="inputs">I inputs.</param>
    /// <param name="outputs">Receives O outputs.</param>
    /// <param name="jacobian">Receives O x I numbers row by row: d output_i / d input_j at [I i + j].</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [SkipLocalsInit]
    public void Of(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> jacobian)
    {
        if (inputs.Length != Shape.Inputs || outputs.Length != Shape.Outputs || jacobian.Length != Shape.Inputs * Shape.Outputs)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs.Length} inputs, {outputs.Length} outputs, {jacobian.Length} derivatives: needed are {Shape.Inputs}, {Shape.Outputs} and {Shape.Inputs * Shape.Outputs}"));
        }

        // Slopes of all hidden layers, two layers' values and two layers' rows of derivatives.
        var length = hidden + (2 * widest) + (2 * Rows * widest);
        if (length <= StackRoom)
        {
            Run(inputs, outputs, jacobian, stackalloc double[length]);
            return;
        }

        if (!rooms.TryTake(out var room))
        {
            room = new double[length];
        }

        Run(inputs, outputs, jacobian, room);
        rooms.Add(room);
    }

    private void Run(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> jacobian, Span<double> room)
    {
        fixed (double* x = inputs, start = room)
        {
            var slopes = start;
            var values = start + hidden;
            var next = values + widest;
            var above = next + widest;
            var before = x;
            foreach (var layer in layers.AsSpan()[..^1])
            {
                layer.Run(before, values);
                ActivationFunctions.ValueAndDerivative<double>(
                    Shape.Activation, new(values, layer.Padded), new(values, layer.Padded), new(slopes, layer.Padded));
                slopes += layer.Padded;
                before = values;
                values = next;
                next = before;
            }

            layers[^1].Run(before, values);
            new ReadOnlySpan<double>(values, Shape.Outputs).CopyTo(outputs);
            for (var first = 0; first < Shape.Outputs; first += Rows)
            {
                Back(first, start + hidden, above, above + (Rows * widest), jacobian);
            }
        }
    }

    // Four rows of the matrix, from the last layer back to the inputs.
    private void Back(int first, double* slopes, double* above, double* below, Span<double> jacobian)
    {
        slopes -= layers[^2].Padded;
        layers[^1].Start(first, slopes, above);
        for (var i = layers.Length - 2; i >= 0; i--)
        {
            layers[i].Back(above, below, i > 0);
            if (i > 0)
            {
                slopes -= layers[i - 1].Padded;
                layers[i - 1].Activate(below, slopes);
            }

            var used = above;
            above = below;
            below = used;
        }

        for (var row = 0; row < Math.Min(Rows, Shape.Outputs - first); row++)
        {
            new ReadOnlySpan<double>(above + (row * layers[0].PaddedInputs), Shape.Inputs)
                .CopyTo(jacobian.Slice((first + row) * Shape.Inputs, Shape.Inputs));
        }
    }
}
