using System.Collections.Immutable;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Prefixes;

/// <summary>A model on a tape that reads prefixes of one length: the squared error of the coefficient it says comes next.</summary>
/// <param name="Program">The program.</param>
/// <param name="Prefix">Input: the prefixes.</param>
/// <param name="Target">Input: what follows.</param>
/// <param name="Loss">Output: the squared error of every sample.</param>
/// <param name="Answer">Output: the coefficient said.</param>
/// <param name="Tape">What else is known of the model.</param>
public sealed record PrefixProgram(TapeProgram<double> Program, TapeNode Prefix, TapeNode Target, TapeNode Loss, TapeNode Answer, ModelTape<double> Tape)
{
    /// <summary>Inputs to fill with dropout masks.</summary>
    public ImmutableArray<DropoutMask> Masks { get; } = Tape.Masks;

    /// <summary>Records a program.</summary>
    /// <param name="model">The model.</param>
    /// <param name="length">Coefficients in each prefix.</param>
    /// <param name="terms">Largest index N of a coefficient.</param>
    /// <param name="isTraining">Whether dropout is active.</param>
    public static PrefixProgram Record(CoefficientModel model, int length, int terms, bool isTraining)
    {
        var tape = new TapeBuilder<double>();
        var recorder = new ModelTape<double>(tape, isTraining);
        var bound = model.Bind(recorder, terms);
        var prefix = tape.Input(length);
        var target = tape.Input(1);
        var answer = bound.Next(prefix, length);
        var loss = tape.Square(tape.Subtract(answer, target));
        return new(tape.Build(loss, answer), prefix, target, loss, answer, recorder);
    }
}
