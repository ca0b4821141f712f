using System.Collections.Immutable;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;

namespace Lorentz.Series.Training;

/// <summary>
/// A model rolled out on a tape: every coefficient from those before it, then the residuals of the equation. Gradients flow
/// through the whole roll-out.
/// </summary>
public sealed class RollOut
{
    private readonly ModelTape<double> model;

    private RollOut(ModelTape<double> model, TapeProgram<double> program, TapeNode loss, TapeNode coefficients, TapeNode residuals)
    {
        this.model = model;
        Program = program;
        Loss = loss;
        Coefficients = coefficients;
        Residuals = residuals;
        Masks = model.Masks;
    }

    /// <summary>The program; its outputs are the three nodes below, residuals first.</summary>
    public TapeProgram<double> Program { get; }

    /// <summary>Total loss, one number.</summary>
    public TapeNode Loss { get; }

    /// <summary>s_0 to s_N in a row.</summary>
    public TapeNode Coefficients { get; }

    /// <summary>Weighted residuals in a row: their squares add up to the loss, up to a constant.</summary>
    public TapeNode Residuals { get; }

    /// <summary>Inputs to fill with dropout masks.</summary>
    public ImmutableArray<DropoutMask> Masks { get; }

    /// <summary>Starting weights.</summary>
    /// <param name="seed">Seed of the training.</param>
    public double[] Start(ulong seed) => model.Start(seed);

    /// <summary>Records a roll-out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="form">The loss as a quadratic form in the coefficients.</param>
    /// <param name="seeds">Where the first coefficients come from.</param>
    /// <param name="isTraining">Whether dropout is active.</param>
    public static RollOut Record(CoefficientModel model, QuadraticForm form, SeedRule seeds, bool isTraining)
    {
        var tape = new TapeBuilder<double>();
        var recorder = new ModelTape<double>(tape, isTraining);
        var terms = form.Columns - 1;
        var bound = model.Bind(recorder, terms);
        TapeNode? prefix = null;
        for (var l = 0; l <= terms; l++)
        {
            var next = l < seeds.Values.Length ? Seed(recorder, seeds.Values[l]) : bound.Next(prefix, l);
            prefix = prefix is { } known ? tape.ConcatColumns(known, next) : next;
        }

        var coefficients = prefix!.Value;
        var matrix = tape.Constant(form.Rows, form.Columns, form.Matrix);
        var residuals = tape.Subtract(tape.MatMul(coefficients, matrix, transposeB: true), tape.Constant(1, form.Rows, form.Values));
        var loss = tape.AddScalar(tape.SumColumns(tape.Square(residuals)), form.Rest);
        return new(recorder, tape.Build(residuals, coefficients, loss), loss, coefficients, residuals);
    }

    /// <summary>The coefficients of a trained model.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="seed">Seed of the dropout masks, where there are any.</param>
    public double[] Evaluate(double[] weights, ulong seed = 0)
    {
        var memory = new TapeMemory<double>(Program, 1);
        DropoutMask.Fill(Masks.AsSpan(), memory, 1, seed, 0);
        Program.Forward(memory, weights, 1);
        return memory.Output(Coefficients, 1).ToArray();
    }

    private static TapeNode Seed(ModelTape<double> model, double? value) => value is { } number
        ? model.Tape.ConstantPerSample(1, 1, number)
        : model.Tape.Add(model.Tape.ConstantPerSample(1, 1, 0), model.Parameter(1, 1, StartingWeights.Normal(0.1)));
}
