using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Kernels;

/// <summary>
/// A layer laid out for values and reverse products in double precision: its weights are floats, widened where they are
/// loaded, so no bit of them is lost and half the memory is read.
/// </summary>
internal sealed unsafe class DerivativeLayer
{
    /// <summary>Neurons are padded to whole multiples of this, inputs to half of it.</summary>
    internal const int Panel = 16;

    /// <summary>Rows carried backwards together: one output of the network each.</summary>
    internal const int Rows = 4;

    private const int Columns = 8;
    private readonly AlignedBuffer<float> byNeuron;
    private readonly AlignedBuffer<float> byInput;
    private readonly AlignedBuffer<float> biases;

    internal DerivativeLayer(DeepNetwork network, int layer)
    {
        var shape = network.Shape;
        (Inputs, Neurons) = (shape.In(layer), shape.Out(layer));
        Padded = (Neurons + Panel - 1) / Panel * Panel;
        PaddedInputs = (Inputs + Columns - 1) / Columns * Columns;
        var matrix = network.Weights.AsSpan(shape.WeightStart(layer), Inputs * Neurons);
        biases = new(Padded);
        network.Weights.AsSpan(shape.BiasStart(layer), Neurons).CopyTo(biases.Span);
        byNeuron = new(Padded * Inputs);
        byInput = new(PaddedInputs * Neurons);
        for (var n = 0; n < Neurons; n++)
        {
            for (var k = 0; k < Inputs; k++)
            {
                var weight = matrix[(n * Inputs) + k];
                byNeuron.Span[(n / Panel * Panel * Inputs) + (k * Panel) + (n % Panel)] = weight;
                byInput.Span[(k / Columns * Columns * Neurons) + (n * Columns) + (k % Columns)] = weight;
            }
        }
    }

    /// <summary>Number of inputs.</summary>
    internal int Inputs { get; }

    /// <summary>Number of neurons.</summary>
    internal int Neurons { get; }

    /// <summary>Number of neurons with those that fill up the last panel.</summary>
    internal int Padded { get; }

    /// <summary>Number of inputs with those that fill up the last vectors.</summary>
    internal int PaddedInputs { get; }

    /// <summary>t = b + W x, a chain of fused multiply-adds from the bias over the inputs ascending.</summary>
    /// <param name="x">As many inputs as the layer has.</param>
    /// <param name="t">Receives <see cref="Padded"/> sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Run(double* x, double* t)
    {
        var weights = byNeuron.Pointer;
        for (var first = 0; first < Padded; first += Panel)
        {
            var bias = biases.Pointer + first;
            var (t0, t1, t2, t3) = (Widened(bias), Widened(bias + 4), Widened(bias + 8), Widened(bias + 12));
            for (var k = 0; k < Inputs; k++, weights += Panel)
            {
                var input = Vector256.Create(x[k]);
                t0 = Vector256.FusedMultiplyAdd(input, Widened(weights), t0);
                t1 = Vector256.FusedMultiplyAdd(input, Widened(weights + 4), t1);
                t2 = Vector256.FusedMultiplyAdd(input, Widened(weights + 8), t2);
                t3 = Vector256.FusedMultiplyAdd(input, Widened(weights + 12), t3);
            }

            t0.Store(t + first);
            t1.Store(t + first + 4);
            t2.Store(t + first + 8);
            t3.Store(t + first + 12);
        }

        GC.KeepAlive(this);
    }

    /// <summary>The weights of four neurons as derivatives by their inputs: what a backward pass starts with.</summary>
    /// <param name="first">The first neuron, a multiple of <see cref="Rows"/>.</param>
    /// <param name="slopes">f' of each input.</param>
    /// <param name="rows">Receives <see cref="Rows"/> numbers for each input: its weights in neurons first, first + 1, ..., times f'; zero beyond the last neuron.</param>
    internal void Start(int first, double* slopes, double* rows)
    {
        var weights = byNeuron.Pointer + (first / Panel * Panel * Inputs) + (first % Panel);
        for (var k = 0; k < Inputs; k++, weights += Panel, rows += Rows)
        {
            (Widened(weights) * Vector256.Create(slopes[k])).Store(rows);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Derivatives by the values of a layer's neurons to those by their arguments: times f'.</summary>
    /// <param name="rows"><see cref="Rows"/> numbers a neuron.</param>
    /// <param name="slopes">f' of each neuron.</param>
    internal void Activate(double* rows, double* slopes)
    {
        for (var n = 0; n < Neurons; n++)
        {
            (Vector256.Load(rows + (n * Rows)) * Vector256.Create(slopes[n])).Store(rows + (n * Rows));
        }
    }

    /// <summary>Carries four rows of derivatives backwards through the weights, neurons ascending: below_k = sum over n of above_n W_nk.</summary>
    /// <param name="above">Derivatives by the neurons' arguments, <see cref="Rows"/> numbers a neuron.</param>
    /// <param name="below">Receives derivatives by the inputs, <see cref="Rows"/> rows of <see cref="PaddedInputs"/> numbers or, if <paramref name="interleaved"/>, as many for each input.</param>
    /// <param name="interleaved">The order of <paramref name="below"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Back(double* above, double* below, bool interleaved)
    {
        var weights = byInput.Pointer;
        for (var first = 0; first < PaddedInputs; first += Columns)
        {
            var (a0, a1, b0, b1) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var (c0, c1, d0, d1) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var row = above;
            for (var end = weights + (Neurons * Columns); weights < end; weights += Columns, row += Rows)
            {
                var (near, far) = (Widened(weights), Widened(weights + 4));
                var (a, b) = (Vector256.Create(row[0]), Vector256.Create(row[1]));
                a0 = Vector256.FusedMultiplyAdd(a, near, a0);
                a1 = Vector256.FusedMultiplyAdd(a, far, a1);
                b0 = Vector256.FusedMultiplyAdd(b, near, b0);
                b1 = Vector256.FusedMultiplyAdd(b, far, b1);
                var (c, d) = (Vector256.Create(row[2]), Vector256.Create(row[3]));
                c0 = Vector256.FusedMultiplyAdd(c, near, c0);
                c1 = Vector256.FusedMultiplyAdd(c, far, c1);
                d0 = Vector256.FusedMultiplyAdd(d, near, d0);
                d1 = Vector256.FusedMultiplyAdd(d, far, d1);
            }

            if (interleaved)
            {
                Interleave(a0, b0, c0, d0, below + (first * Rows));
                Interleave(a1, b1, c1, d1, below + ((first + 4) * Rows));
            }
            else
            {
                a0.Store(below + first);
                a1.Store(below + first + 4);
                b0.Store(below + PaddedInputs + first);
                b1.Store(below + PaddedInputs + first + 4);
                c0.Store(below + (2 * PaddedInputs) + first);
                c1.Store(below + (2 * PaddedInputs) + first + 4);
                d0.Store(below + (3 * PaddedInputs) + first);
                d1.Store(below + (3 * PaddedInputs) + first + 4);
            }
        }

        GC.KeepAlive(this);
    }

    // Vectors of one row each to vectors of one input each.
    private static void Interleave(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, double* target)
    {
        for (var k = 0; k < 4; k++)
        {
            Vector256.Create(a[k], b[k], c[k], d[k]).Store(target + (k * Rows));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widened(float* four) => Vector256.WidenLower(Vector128.Load(four).ToVector256Unsafe());
}
