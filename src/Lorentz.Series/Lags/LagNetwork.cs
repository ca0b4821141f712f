using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A network of lags on a tape, with the residuals of its examples.</summary>
public sealed class LagNetwork
{
    private readonly ModelTape model;
    private readonly TapeNode weights;
    private readonly int order;
    private readonly int last;
    private readonly int lags;

    private LagNetwork(ModelTape model, TapeProgram<double> program, TapeNode weights, TapeNode residuals, LagExamples examples)
    {
        (this.model, Program, this.weights, Residuals) = (model, program, weights, residuals);
        (order, last, lags) = (examples.Order, examples.Last, examples.Lags);
    }

    /// <summary>The program.</summary>
    public TapeProgram<double> Program { get; }

    /// <summary>One residual for each example, in a row.</summary>
    public TapeNode Residuals { get; }

    /// <summary>Starting weights.</summary>
    /// <param name="seed">Seed of the training.</param>
    public double[] Start(ulong seed) => model.Start(seed);

    /// <summary>Records a network.</summary>
    /// <param name="emitter">The network.</param>
    /// <param name="examples">What it learns from.</param>
    public static LagNetwork Record(LagEmitter emitter, LagExamples examples)
    {
        var tape = new TapeBuilder<double>();
        var model = new ModelTape(tape, false);
        var weights = emitter.Record(model, examples.Last - examples.Order + 1, examples.Lags);

        // Every example meets the weights of its own position: [1 x rows] from a row-wise product and sum.
        var each = tape.Constant(examples.Targets.Length, examples.Lags + 1, examples.Windows);
        var own = tape.Reshape(Spread(tape, weights, examples.PerPosition), examples.Targets.Length, examples.Lags + 1);
        var said = tape.Reshape(tape.SumColumns(tape.Multiply(own, each)), 1, examples.Targets.Length);
        var residuals = tape.Subtract(said, tape.Constant(1, examples.Targets.Length, examples.Targets));
        return new(model, tape.Build(residuals, weights), weights, residuals, examples);
    }

    /// <summary>The table that weights stand for.</summary>
    /// <param name="point">The weights.</param>
    public LagTable Table(double[] point)
    {
        var memory = new TapeMemory<double>(Program, 1);
        Program.Forward(memory, point, 1);
        return new(order, last, lags, memory.Output(weights, 1).ToArray());
    }

    // Every row several times in a row: repeated side by side, then read as rows.
    private static TapeNode Spread(TapeBuilder<double> tape, TapeNode weights, int times) =>
        tape.ConcatColumns([.. Enumerable.Repeat(weights, times)]);
}
