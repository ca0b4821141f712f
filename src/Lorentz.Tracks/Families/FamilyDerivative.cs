using Lorentz.Learning.Tapes;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Families;

/// <summary>The end of a trained family's step with its derivatives by the inputs, in double precision on the tape.</summary>
/// <remarks>
/// The question is asked once for each output, as four samples, so that one backward run gives all rows. Holds the memory
/// of one run: one for each thread.
/// </remarks>
internal sealed class FamilyDerivative
{
    private const int Outputs = Formulation.Outputs;

    // Row i of the samples is differentiated in output i.
    private static readonly double[] Seeds = [.. Enumerable.Range(0, Outputs * Outputs).Select(i => i % (Outputs + 1) == 0 ? 1.0 : 0.0)];

    private readonly double[] weights;
    private readonly double[] unused;
    private readonly TapeProgram<double> program;
    private readonly TapeMemory<double> memory;

    internal FamilyDerivative(FamilyModel model)
    {
        var tape = new TapeBuilder<double>();
        var features = tape.Input(model.Formulation.Inputs, needsGradient: true);
        program = tape.Build(model.Family.Record(tape, features, tape.ConstantPerSample(1, 1, 1), 1));
        memory = new TapeMemory<double>(program, Outputs);
        weights = Array.ConvertAll(model.Weights, weight => (double)weight);
        unused = new double[weights.Length];
    }

    /// <summary>Outputs and derivatives at one row of inputs.</summary>
    /// <param name="inputs">Normalised inputs.</param>
    /// <param name="outputs">Receives the normalised outputs.</param>
    /// <param name="derivatives">Receives a row of as many numbers as there are inputs for each output.</param>
    internal void Of(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> derivatives)
    {
        var rows = memory.Input(program.Inputs[0], Outputs);
        for (var i = 0; i < Outputs; i++)
        {
            inputs.CopyTo(rows[(i * inputs.Length)..]);
        }

        program.Forward(memory, weights, Outputs);
        memory.Output(program.Outputs[0], Outputs)[..Outputs].CopyTo(outputs);
        program.Backward(memory, weights, Outputs, program.Outputs[0], Seeds, unused);
        memory.Gradient(program.Inputs[0], Outputs).CopyTo(derivatives);
    }
}
