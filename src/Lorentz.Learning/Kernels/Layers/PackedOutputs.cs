using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels.Layers;

/// <summary>The last layer laid out for <see cref="LayerKernel{T}"/>: groups of four outputs, filled up with zeros.</summary>
internal sealed unsafe class PackedOutputs<T>
    where T : unmanaged
{
    /// <summary>Outputs of a group.</summary>
    internal const int Group = 4;

    private readonly AlignedBuffer<T> weights;
    private readonly AlignedBuffer<T> biases;
    private readonly int inputs;
    private readonly int outputs;

    internal PackedOutputs(DeepNetwork network)
    {
        var shape = network.Shape;
        var layer = shape.Hidden.Length;
        (inputs, outputs) = (shape.In(layer), shape.Outputs);
        var groups = (outputs + Group - 1) / Group;
        weights = new(groups * GroupLength);
        biases = new(groups * Group);
        Numbers<T>.Widen(network.Weights.AsSpan(shape.BiasStart(layer), outputs), biases.Span);
        for (var i = 0; i < outputs * inputs; i++)
        {
            var (output, input) = (i / inputs, i % inputs);
            var row = ((input / Parts * Group) + (output % Group)) * Parts;
            weights.Span[(output / Group * GroupLength) + row + (input % Parts)] = Numbers<T>.Of(network.Weights[shape.WeightStart(layer) + i]);
        }
    }

    private static int Parts => LayerKernel<T>.Parts;

    private int Rows => (inputs + Parts - 1) / Parts;

    private int GroupLength => Rows * Group * Parts;

    /// <summary>y = b + W x for one sample.</summary>
    /// <param name="kernel">The inner loops.</param>
    /// <param name="x">Inputs, finite up to the end of the last row.</param>
    /// <param name="y">Receives the outputs.</param>
    internal void One(LayerKernel<T> kernel, T* x, T* y)
    {
        var group = stackalloc T[Group];
        for (var first = 0; first < outputs; first += Group)
        {
            kernel.Outputs(weights.Pointer + (first / Group * GroupLength), biases.Pointer + first, x, Rows, group);
            for (var j = 0; j < Math.Min(Group, outputs - first); j++)
            {
                y[first + j] = group[j];
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>y = b + W x for two vectors of samples.</summary>
    /// <param name="kernel">The inner loops.</param>
    /// <param name="x">Two vectors of samples for each input.</param>
    /// <param name="room">Two vectors of samples for each part of each output of a group.</param>
    /// <param name="y">Receives a row of outputs for each sample.</param>
    /// <param name="samples">Samples that exist.</param>
    internal void Tile(LayerKernel<T> kernel, T* x, T* room, T* y, int samples)
    {
        for (var first = 0; first < outputs; first += Group)
        {
            kernel.OutputTile(weights.Pointer + (first / Group * GroupLength), biases.Pointer + first, x, inputs, room);
            for (var sample = 0; sample < samples; sample++)
            {
                for (var j = 0; j < Math.Min(Group, outputs - first); j++)
                {
                    y[(sample * outputs) + first + j] = room[(j * kernel.TileSamples) + sample];
                }
            }
        }

        GC.KeepAlive(this);
    }
}
