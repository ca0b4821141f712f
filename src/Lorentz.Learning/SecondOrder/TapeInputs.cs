using System.Collections.Immutable;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.SecondOrder;

/// <summary>Inputs of a program for some samples.</summary>
internal static class TapeInputs
{
    /// <summary>Makes sure that there are as many numbers as the inputs need.</summary>
    /// <exception cref="ArgumentException">There are others.</exception>
    internal static ImmutableArray<double[]> Checked(TapeProgram<double> program, ImmutableArray<double[]> inputs, int samples)
    {
        if (inputs.Length != program.Inputs.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"{inputs.Length} inputs: the program has {program.Inputs.Length}"), nameof(inputs));
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Length != samples * program.Inputs[i].Shape.Length)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"input {i}: {inputs[i].Length} numbers for {samples} samples of {program.Inputs[i].Shape}"), nameof(inputs));
            }
        }

        return inputs;
    }

    /// <summary>Puts some neighbouring samples into a memory.</summary>
    internal static void Fill(TapeProgram<double> program, TapeMemory<double> memory, ImmutableArray<double[]> inputs, int first, int count)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var length = program.Inputs[i].Shape.Length;
            inputs[i].AsSpan(first * length, count * length).CopyTo(memory.Input(program.Inputs[i], count));
        }
    }
}
