using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// The first output of a program as residuals: all its elements, sample after sample. Their Jacobian comes from one backward pass for
/// each, over one sample.
/// </summary>
/// <remarks>Safe to call from several threads at once: each call has a memory of its own while it lasts.</remarks>
public sealed class TapeResiduals : IResidualBlocks, IResidualRows
{
    // Rows of a chunk, about: a product of fewer would spend its time on the normal matrix.
    private const int ChunkRows = 48;
    private readonly ConcurrentBag<TapeMemory<double>> memories = [];
    private readonly TapeProgram<double> program;
    private readonly ImmutableArray<double[]> inputs;
    private readonly int samples;
    private readonly int rowsPerSample;
    private readonly int samplesPerChunk;

    /// <summary>The residuals of a program.</summary>
    /// <param name="program">Its first output, of any shape, holds the residuals.</param>
    /// <param name="inputs">For each input of the program the numbers of all samples, row by row; empty for a program without inputs.</param>
    /// <param name="samples">Number of samples, at least 1; just 1 where the output does not grow with the samples.</param>
    /// <exception cref="ArgumentException">The inputs do not fit.</exception>
    public TapeResiduals(TapeProgram<double> program, ImmutableArray<double[]> inputs, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var shape = program.Outputs[0].Shape;
        if (!shape.PerSample && samples > 1)
        {
            throw new ArgumentException($"an output {shape} is the same for all of {samples} samples", nameof(samples));
        }

        (this.program, this.inputs, this.samples) = (program, TapeInputs.Checked(program, inputs, samples), samples);
        rowsPerSample = shape.Length;
        samplesPerChunk = Math.Max(1, ChunkRows / rowsPerSample);
    }

    /// <inheritdoc cref="IResidualRows.Dimension"/>
    public int Dimension => program.ParameterCount;

    /// <inheritdoc/>
    public int Rows => samples * rowsPerSample;

    /// <inheritdoc/>
    public int Chunks => FixedOrder.ChunkCount(samples, samplesPerChunk);

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> point, Span<double> residuals) => Compute(point, 0, samples, residuals, default);

    /// <inheritdoc/>
    public void Jacobian(ReadOnlySpan<double> point, Span<double> residuals, Span<double> jacobian) =>
        Compute(point, 0, samples, residuals, jacobian);

    /// <inheritdoc/>
    public double SumOfSquares(int chunk, ReadOnlySpan<double> point)
    {
        var (start, count) = FixedOrder.Chunk(samples, samplesPerChunk, chunk);
        var residuals = new double[count * rowsPerSample];
        Compute(point, (int)start, count, residuals, default);
        return FixedOrderSum.OfProducts(residuals, residuals);
    }

    /// <inheritdoc/>
    public double AddNormal(int chunk, ReadOnlySpan<double> point, MatrixView<double> normal, Span<double> gradient, MatrixRoom<double> room)
    {
        var (start, count) = FixedOrder.Chunk(samples, samplesPerChunk, chunk);
        var residuals = new double[count * rowsPerSample];
        var jacobian = new double[residuals.Length * Dimension];
        Compute(point, (int)start, count, residuals, jacobian);
        var rows = new MatrixView<double>(jacobian, residuals.Length, Dimension);
        SymmetricProduct.AddTo(rows, normal, room);
        MatrixProduct.Run(new MatrixView<double>(residuals, 1, residuals.Length), false, rows, false, new(gradient, 1, Dimension), true, room);
        return FixedOrderSum.OfProducts(residuals, residuals);
    }

    // Derivatives are left out where there is no room for them.
    private void Compute(ReadOnlySpan<double> point, int first, int count, Span<double> residuals, Span<double> jacobian)
    {
        var memory = memories.TryTake(out var free) ? free : new(program, 1);
        var output = program.Outputs[0];
        var seeds = new double[rowsPerSample];
        for (var sample = 0; sample < count; sample++)
        {
            TapeInputs.Fill(program, memory, inputs, first + sample, 1);
            program.Forward(memory, point, 1);
            memory.Output(output, 1).CopyTo(residuals[(sample * rowsPerSample)..]);
            for (var row = 0; row < rowsPerSample && !jacobian.IsEmpty; row++)
            {
                var derivatives = jacobian.Slice(((sample * rowsPerSample) + row) * Dimension, Dimension);
                derivatives.Clear();
                seeds[row] = 1.0;
                program.Backward(memory, point, 1, output, seeds, derivatives);
                seeds[row] = 0.0;
            }
        }

        memories.Add(memory);
    }
}
