using System.Collections.Immutable;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// The errors of a network over samples as residuals, sqrt(s_i w_j / N) (y_ij - t_ij): the sum of their squares is the loss
/// that <see cref="Training.TrainingPlan"/> defines. Double precision throughout.
/// </summary>
/// <remarks>
/// An output's derivatives by the weights of the other outputs vanish, so J^T J is collected from dense blocks of one output
/// at a time, (hidden weights, one row of W2, its bias), and never from whole rows.
/// </remarks>
public sealed class NetworkResiduals : IResidualBlocks
{
    private const int ChunkSamples = 256;

    private readonly NetworkShape shape;
    private readonly SampleSource samples;
    private readonly ImmutableArray<double> componentWeights;

    /// <summary>The residuals of a network of some shape.</summary>
    /// <param name="shape">Shape of the network; its activation is SiLU.</param>
    /// <param name="samples">Samples of its inputs and outputs; at least one.</param>
    /// <param name="componentWeights">w_j, one per output.</param>
    /// <exception cref="ArgumentException">Another activation, or samples or component weights that do not fit the network.</exception>
    public NetworkResiduals(NetworkShape shape, SampleSource samples, ImmutableArray<double> componentWeights)
    {
        HiddenLayer.Check(shape, nameof(shape));
        SampleSource.Check(samples, shape.Inputs, shape.Outputs, nameof(samples));
        if (componentWeights.Length != shape.Outputs)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{componentWeights.Length} component weights: needed are {shape.Outputs}"), nameof(componentWeights));
        }

        this.shape = shape;
        this.samples = samples;
        this.componentWeights = componentWeights;
    }

    /// <inheritdoc/>
    public int Dimension => shape.Parameters;

    /// <inheritdoc/>
    public int Chunks => FixedOrder.ChunkCount(samples.Count, ChunkSamples);

    private int Hidden => shape.Width * (shape.Inputs + 1);

    /// <inheritdoc/>
    public double AddNormal(int chunk, ReadOnlySpan<double> point, MatrixView<double> normal, Span<double> gradient, MatrixRoom<double> room)
    {
        var (inputs, targets, sampleWeights) = Gather(chunk);
        var count = sampleWeights.Length;
        var (values, slopes) = (new double[count * shape.Width], new double[count * shape.Width]);
        for (var i = 0; i < count; i++)
        {
            HiddenLayer.Evaluate(
                shape, point, inputs.AsSpan(i * shape.Inputs, shape.Inputs), values.AsSpan(i * shape.Width, shape.Width), slopes.AsSpan(i * shape.Width, shape.Width));
        }

        // Columns: hidden weights, one row of W2, its bias, the residual.
        var stride = Hidden + shape.Width + 2;
        var block = new double[count * stride];
        var sum = 0.0;
        for (var j = 0; j < shape.Outputs; j++)
        {
            for (var i = 0; i < count; i++)
            {
                sum += Fill(
                    j, point, inputs.AsSpan(i * shape.Inputs, shape.Inputs), targets[(i * shape.Outputs) + j], sampleWeights[i],
                    values.AsSpan(i * shape.Width, shape.Width), slopes.AsSpan(i * shape.Width, shape.Width), block.AsSpan(i * stride, stride));
            }

            AddBlock(j, block, count, stride, normal, gradient, room);
        }

        return sum;
    }

    /// <inheritdoc/>
    public double SumOfSquares(int chunk, ReadOnlySpan<double> point)
    {
        var (inputs, targets, sampleWeights) = Gather(chunk);
        var (values, slopes) = (new double[shape.Width], new double[shape.Width]);
        var sum = 0.0;
        for (var i = 0; i < sampleWeights.Length; i++)
        {
            HiddenLayer.Evaluate(shape, point, inputs.AsSpan(i * shape.Inputs, shape.Inputs), values, slopes);
            for (var j = 0; j < shape.Outputs; j++)
            {
                var residual = Factor(j, sampleWeights[i]) * (HiddenLayer.Output(shape, point, j, values) - targets[(i * shape.Outputs) + j]);
                sum = Math.FusedMultiplyAdd(residual, residual, sum);
            }
        }

        return sum;
    }

    private double Factor(int output, double sampleWeight) => Math.Sqrt(sampleWeight * componentWeights[output] / samples.Count);

    private (float[] Inputs, float[] Targets, float[] Weights) Gather(int chunk)
    {
        var (start, length) = FixedOrder.Chunk(samples.Count, ChunkSamples, chunk);
        var indices = new long[length];
        for (var i = 0; i < length; i++)
        {
            indices[i] = start + i;
        }

        var (inputs, targets, weights) = (new float[length * shape.Inputs], new float[length * shape.Outputs], new float[length]);
        samples.Gather(indices, inputs, targets, weights);
        return (inputs, targets, weights);
    }

    private double Fill(
        int output, ReadOnlySpan<double> point, ReadOnlySpan<float> inputs, double target, double sampleWeight,
        ReadOnlySpan<double> values, ReadOnlySpan<double> slopes, Span<double> row)
    {
        var factor = Factor(output, sampleWeight);
        var weights = point.Slice(Hidden + (output * shape.Width), shape.Width);
        for (var n = 0; n < shape.Width; n++)
        {
            var slope = factor * weights[n] * slopes[n];
            for (var k = 0; k < inputs.Length; k++)
            {
                row[(n * inputs.Length) + k] = slope * inputs[k];
            }

            row[(shape.Width * inputs.Length) + n] = slope;
            row[Hidden + n] = factor * values[n];
        }

        row[Hidden + shape.Width] = factor;
        var residual = factor * (HiddenLayer.Output(shape, point, output, values) - target);
        row[^1] = residual;
        return residual * residual;
    }

    private void AddBlock(int output, double[] block, int count, int stride, MatrixView<double> normal, Span<double> gradient, MatrixRoom<double> room)
    {
        var row = Hidden + (output * shape.Width);
        var bias = Hidden + (shape.Outputs * shape.Width) + output;
        SymmetricProduct.AddTo(new MatrixView<double>(block, count, Hidden, stride), Part(normal, 0, 0, Hidden, Hidden), room);
        SymmetricProduct.AddTo(
            new MatrixView<double>(block.AsSpan(Hidden), count, shape.Width, stride), Part(normal, row, row, shape.Width, shape.Width), room);
        Add(block, count, stride, 0, Hidden, Hidden, shape.Width, Part(normal, 0, row, Hidden, shape.Width), room);
        Add(block, count, stride, 0, Hidden, Hidden + shape.Width, 1, Part(normal, 0, bias, Hidden, 1), room);
        Add(block, count, stride, Hidden, shape.Width, Hidden + shape.Width, 1, Part(normal, row, bias, shape.Width, 1), room);
        Add(block, count, stride, Hidden + shape.Width, 1, Hidden + shape.Width, 1, Part(normal, bias, bias, 1, 1), room);
        Add(block, count, stride, 0, Hidden, stride - 1, 1, new MatrixView<double>(gradient, Hidden, 1), room);
        Add(block, count, stride, Hidden, shape.Width, stride - 1, 1, new MatrixView<double>(gradient[row..], shape.Width, 1), room);
        Add(block, count, stride, Hidden + shape.Width, 1, stride - 1, 1, new MatrixView<double>(gradient[bias..], 1, 1), room);
    }

    // Adds transpose(left columns) times (right columns) of one block.
    private static void Add(
        double[] block, int count, int stride, int left, int leftColumns, int right, int rightColumns, MatrixView<double> target, MatrixRoom<double> room) =>
        MatrixProduct.Run(
            new MatrixView<double>(block.AsSpan(left), count, leftColumns, stride),
            true,
            new MatrixView<double>(block.AsSpan(right), count, rightColumns, stride),
            false,
            target,
            true,
            room);

    private static MatrixView<double> Part(MatrixView<double> matrix, int row, int column, int rows, int columns) =>
        new(matrix.Data[((row * matrix.Stride) + column)..], rows, columns, matrix.Stride);
}
