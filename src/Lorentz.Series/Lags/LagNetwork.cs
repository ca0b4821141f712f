using System.Collections.Immutable;
using Lorentz.Learning.Models;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A network of lags on a tape, a position a sample, with the residuals of its examples.</summary>
public sealed class LagNetwork
{
    private readonly ModelTape<double> model;
    private readonly TapeProgram<double> program;
    private readonly TapeNode weights;
    private readonly LagExamples examples;
    private readonly ImmutableArray<double[]> inputs;

    private LagNetwork(ModelTape<double> model, TapeProgram<double> program, TapeNode weights, LagExamples examples)
    {
        (this.model, this.program, this.weights, this.examples) = (model, program, weights, examples);
        var places = new double[Positions * Positions];
        for (var i = 0; i < Positions; i++)
        {
            places[(i * Positions) + i] = 1;
        }

        inputs = [places, examples.Windows, examples.Targets];
    }

    /// <summary>Number of parameters.</summary>
    public int Parameters => program.ParameterCount;

    /// <summary>What is to vanish: one residual for each example.</summary>
    public TapeResiduals Residuals => new(program, inputs, Positions);

    private int Positions => examples.Last - examples.Order + 1;

    /// <summary>Starting weights.</summary>
    /// <param name="seed">Seed of the training.</param>
    public double[] Start(ulong seed) => model.Start(seed);

    /// <summary>Records a network.</summary>
    /// <param name="emitter">The network.</param>
    /// <param name="examples">What it learns from.</param>
    public static LagNetwork Record(LagEmitter emitter, LagExamples examples)
    {
        var tape = new TapeBuilder<double>();
        var model = new ModelTape<double>(tape, false);
        var positions = examples.Last - examples.Order + 1;
        var place = tape.Input(positions);
        var windows = tape.Input(examples.Lags + 1, examples.PerPosition);
        var targets = tape.Input(1, examples.PerPosition);
        var tokens = model.Parameter(positions, emitter.Width, StartingWeights.Normal(1));
        var weights = emitter.Record(model, tape.MatMul(place, tokens), examples.Lags);
        var residuals = tape.Subtract(tape.MatMul(windows, weights, transposeB: true), targets);
        return new(model, tape.Build(residuals, weights), weights, examples);
    }

    /// <summary>The table that weights stand for.</summary>
    /// <param name="point">The weights.</param>
    public LagTable Table(double[] point)
    {
        var memory = new TapeMemory<double>(program, Positions);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i].CopyTo(memory.Input(program.Inputs[i], Positions));
        }

        program.Forward(memory, point, Positions);
        return new(examples.Order, examples.Last, examples.Lags, memory.Output(weights, Positions).ToArray());
    }
}
