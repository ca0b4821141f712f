using System.Runtime.Intrinsics;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels;

/// <summary>The last layer laid out for <see cref="LayerKernel.Dot"/>: groups of four outputs, filled up with zeros.</summary>
internal sealed unsafe class PackedOutputs
{
    private const int Lanes = LayerKernel.Lanes;
    private const int Group = 4;
    private readonly AlignedBuffer weights;
    private readonly AlignedBuffer biases;
    private readonly int outputs;
    private readonly int vectors;

    internal PackedOutputs(DeepNetwork network)
    {
        var shape = network.Shape;
        var layer = shape.Hidden.Length;
        var inputs = shape.In(layer);
        outputs = shape.Outputs;
        vectors = (inputs + Lanes - 1) / Lanes;
        var groups = (outputs + Group - 1) / Group;
        weights = new(groups * GroupFloats);
        biases = new(groups * Group);
        network.Weights.AsSpan(shape.BiasStart(layer), outputs).CopyTo(biases.Span);
        for (var i = 0; i < outputs * inputs; i++)
        {
            var (output, input) = (i / inputs, i % inputs);
            var position = (output / Group * GroupFloats) + (((input / Lanes * Group) + (output % Group)) * Lanes) + (input % Lanes);
            weights.Span[position] = network.Weights[shape.WeightStart(layer) + i];
        }
    }

    private int GroupFloats => vectors * Group * Lanes;

    /// <summary>y = b + W x.</summary>
    /// <param name="x">Inputs, finite up to the end of the last vector.</param>
    /// <param name="y">Receives the outputs.</param>
    internal void Run(float* x, float* y)
    {
        for (var first = 0; first < outputs; first += Group)
        {
            var sums = LayerKernel.Dot(weights.Pointer + (first / Group * GroupFloats), biases.Pointer + first, x, vectors);
            for (var j = 0; j < Math.Min(Group, outputs - first); j++)
            {
                y[first + j] = sums[j];
            }
        }

        GC.KeepAlive(this);
    }
}
