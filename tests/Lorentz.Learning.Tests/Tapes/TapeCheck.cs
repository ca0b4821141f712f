using Lorentz.Learning.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Judges gradients of a program by differences of its values.</summary>
internal static class TapeCheck
{
    private const double Step = 1e-4;

    /// <summary>Numbers between -1 and 1 away from zero by at least 0.2.</summary>
    internal static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.2 + (0.8 * random.NextDouble())))];
    }

    /// <summary>
    /// Compares the derivative of a random linear form of the output by every weight and every number of the inputs that ask
    /// for a gradient with a difference quotient of order 4.
    /// </summary>
    internal static void Gradients(TapeBuilder<double> tape, TapeNode output, int samples, double tolerance = 2e-9, double shift = 0)
    {
        var program = tape.Build(output);
        var memory = new TapeMemory<double>(program, samples + 2);
        var weights = Numbers(1, program.ParameterCount).Select(w => w + shift).ToArray();
        var inputs = program.Inputs.Select((input, i) => Numbers(2 + i, samples * input.Shape.Length).Select(x => x + shift).ToArray()).ToArray();
        var seeds = Numbers(99, output.Shape.RowsOf(samples) * output.Columns);
        var gradient = Numbers(98, program.ParameterCount);
        var before = (double[])gradient.Clone();
        Run(program, memory, weights, inputs, samples);
        program.Backward(memory, weights, samples, output, seeds, gradient);
        var gradients = program.Inputs.Select(input => Asks(program, memory, input, samples)).ToArray();
        for (var i = 0; i < weights.Length; i++)
        {
            Same(Slope(weights, i), gradient[i] - before[i], tolerance, $"weight {i}");
        }

        for (var n = 0; n < inputs.Length; n++)
        {
            for (var i = 0; gradients[n] is { } exact && i < exact.Length; i++)
            {
                Same(Slope(inputs[n], i), exact[i], tolerance, $"input {n}, number {i}");
            }
        }

        // A second pass on the same memory adds the same again: nothing is left over from the first.
        Run(program, memory, weights, inputs, samples);
        var once = gradient.Zip(before, (after, start) => after - start).ToArray();
        program.Backward(memory, weights, samples, output, seeds, gradient);
        for (var i = 0; i < weights.Length; i++)
        {
            Same(before[i] + (2 * once[i]), gradient[i], 1e-12, $"weight {i} twice");
        }

        double Slope(double[] variables, int index)
        {
            var value = variables[index];
            double At(double step)
            {
                variables[index] = value + step;
                Run(program, memory, weights, inputs, samples);
                var sum = 0.0;
                var values = memory.Output(output, samples);
                for (var i = 0; i < values.Length; i++)
                {
                    sum += seeds[i] * values[i];
                }

                variables[index] = value;
                return sum;
            }

            return ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
        }
    }

    internal static void Run(TapeProgram<double> program, TapeMemory<double> memory, double[] weights, double[][] inputs, int samples)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i].CopyTo(memory.Input(program.Inputs[i], samples));
        }

        program.Forward(memory, weights, samples);
    }

    internal static void Same(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)),
        FormattableString.Invariant($"{what}: {expected} expected, {actual} found"));

    private static double[]? Asks(TapeProgram<double> program, TapeMemory<double> memory, TapeNode input, int samples)
    {
        try
        {
            return memory.Gradient(input, samples).ToArray();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
