using System.Collections.Immutable;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels.Layers;

/// <summary>
/// Derivatives of a network's outputs by its inputs from those of its activations, four outputs at a time from the last
/// layer back to the inputs.
/// </summary>
internal sealed unsafe class ReversePass<T>
    where T : unmanaged
{
    private const int Rows = LayerKernel<T>.BackRows;
    private readonly ImmutableArray<ReverseLayer<T>> layers;
    private readonly DeepShape shape;
    private readonly int widest;

    internal ReversePass(LayerKernel<T> kernel, DeepNetwork network)
    {
        shape = network.Shape;
        layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => new ReverseLayer<T>(kernel, network, layer))];
        widest = Math.Max(shape.Outputs, layers.Max(layer => layer.PaddedInputs));
    }

    /// <summary>Numbers of room that <see cref="Run"/> needs.</summary>
    internal int RoomLength => 2 * Rows * widest;

    /// <summary>The derivatives.</summary>
    /// <param name="slopesEnd">Where the f' of all hidden layers end, layer after layer, each filled up to whole blocks.</param>
    /// <param name="room">Room to work in.</param>
    /// <param name="jacobian">Receives a row of as many numbers as there are inputs for each output.</param>
    internal void Run(T* slopesEnd, T* room, Span<T> jacobian)
    {
        for (var first = 0; first < shape.Outputs; first += Rows)
        {
            var rows = Math.Min(Rows, shape.Outputs - first);
            var above = room;
            var below = room + (Rows * widest);
            var slopes = slopesEnd;
            var stride = shape.Outputs;
            new Span<T>(above, Rows * stride).Clear();
            for (var row = 0; row < rows; row++)
            {
                above[(row * stride) + first + row] = Numbers<T>.Of(1f);
            }

            for (var i = layers.Length - 1; i >= 0; i--)
            {
                var layer = layers[i];
                slopes -= i == 0 ? 0 : layer.PaddedInputs;
                layer.Back(above, stride, i == 0 ? null : slopes, below);
                stride = layer.PaddedInputs;
                var used = above;
                above = below;
                below = used;
            }

            for (var row = 0; row < rows; row++)
            {
                new ReadOnlySpan<T>(above + (row * stride), shape.Inputs).CopyTo(jacobian.Slice((first + row) * shape.Inputs, shape.Inputs));
            }
        }
    }
}
