using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>The sum of a program's first output over fixed samples, times a factor, as a function of the weights.</summary>
/// <remarks>For one thread at a time: the memory of the program is used again by every evaluation.</remarks>
public sealed class TapeObjective : IObjective
{
    private readonly TapeProgram<double> program;
    private readonly TapeMemory<double> memory;
    private readonly int samples;
    private readonly double factor;

    /// <summary>The objective of a program.</summary>
    /// <param name="program">Its first output has one row and one column, as a rule for each sample.</param>
    /// <param name="inputs">For each input of the program the numbers of all samples, row by row; empty for a program without inputs.</param>
    /// <param name="samples">Number of samples, at least 1.</param>
    /// <param name="factor">Factor of the sum, such as one over the number of samples.</param>
    /// <exception cref="ArgumentException">The inputs do not fit, or the output is no single number a sample.</exception>
    public TapeObjective(TapeProgram<double> program, ImmutableArray<double[]> inputs, int samples, double factor = 1.0)
    {
        if (program.Outputs[0].Shape is not { Rows: 1, Columns: 1 })
        {
            throw new ArgumentException($"an output {program.Outputs[0].Shape}: a loss has one row and one column", nameof(program));
        }

        TapeInputs.Checked(program, inputs, samples);
        (this.program, this.samples, this.factor) = (program, samples, factor);
        memory = new(program, samples);
        TapeInputs.Fill(program, memory, inputs, 0, samples);
    }

    /// <inheritdoc/>
    public int Dimension => program.ParameterCount;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        program.Forward(memory, point, samples);
        gradient.Clear();
        program.Backward(memory, point, samples, program.Outputs[0], factor, gradient);
        return factor * FixedOrderSum.Of(memory.Output(program.Outputs[0], samples));
    }
}
