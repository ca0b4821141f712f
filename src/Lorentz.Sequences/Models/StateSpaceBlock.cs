using System.Numerics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Models;

/// <summary>
/// x + sigmoid(W_g u + b_g) (C h + D u) with u the normalised tokens and h_t = exp(dt A) h_(t-1) + B u_t: a gated, diagonal
/// state-space model without selection. A = -exp(A_log), kept between -10 and -1e-8.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class StateSpaceBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double FastestDecay = 10;
    private const double SlowestDecay = 1e-8;
    private readonly TapeBuilder<T> tape;
    private readonly FieldModel shape;
    private readonly LayerNorm norm;
    private readonly LinearLayer gate;
    private readonly TapeNode logarithm;
    private readonly TapeNode input;
    private readonly TapeNode output;
    private readonly TapeNode direct;
    private readonly TapeNode? backwardOutput;
    private readonly TapeNode? stepLogarithm;

    /// <summary>The next parameters.</summary>
    internal StateSpaceBlock(ModelTape<T> model, FieldModel shape)
    {
        var (width, states) = (shape.Width, shape.States);
        (tape, this.shape) = (model.Tape, shape);
        norm = LayerNorm.Bind(model, width);
        gate = model.Linear(width, width, StartingWeights.Torch(width), StartingWeights.Torch(width));
        logarithm = model.Parameter(1, states, new StartingWeights(-1, 0.1, true));
        input = model.Parameter(states, width, StartingWeights.Torch(width));
        output = model.Parameter(width, states, StartingWeights.Torch(states));
        direct = model.Parameter(1, width, StartingWeights.Normal(0.01));
        backwardOutput = shape.IsBidirectional ? model.Parameter(width, states, StartingWeights.Torch(states)) : null;
        stepLogarithm = shape.Step is StateSpaceStep.Learned learned
            ? model.Parameter(1, 1, new StartingWeights(Logarithm.Of(learned.Start), 0, false))
            : null;
    }

    /// <summary>Records the block.</summary>
    /// <param name="x">Tokens [samples x (readings + queries) x width].</param>
    /// <param name="readings">How many of them are readings.</param>
    /// <returns>The tokens behind the block, the states, and what a token leaves of each component of the state.</returns>
    internal (TapeNode Tokens, TapeNode States, TapeNode Decay) Apply(TapeNode x, int readings)
    {
        var u = norm.Apply(tape, x);
        var (rates, step) = (Rates(), Step(x.Shape.Rows));
        var decay = tape.Exp(tape.Multiply(rates, step));
        var driven = tape.MatMul(u, input, transposeB: true);
        if (shape.HoldsInput)
        {
            // (exp(dt A) - 1) / A, about dt: a state is then a mean over the sequence, not a sum that grows with it.
            driven = tape.Multiply(driven, tape.Divide(tape.AddScalar(decay, -1), rates));
        }

        var states = Scan(driven, decay, readings, isUpwards: false);
        var y = tape.Add(tape.MatMul(states, output, transposeB: true), tape.Multiply(u, direct));
        if (backwardOutput is { } backward)
        {
            y = tape.Add(y, tape.MatMul(Scan(driven, decay, readings, isUpwards: true), backward, transposeB: true));
        }

        return (tape.Add(x, tape.Multiply(gate.Apply(tape, u, ActivationKind.Sigmoid), y)), states, decay);
    }

    private TapeNode Rates()
    {
        var magnitude = tape.Exp(logarithm);
        var fastest = tape.Constant(1, 1, FastestDecay);
        var slowest = tape.Constant(1, 1, SlowestDecay);
        magnitude = tape.Select(tape.Subtract(magnitude, fastest), fastest, magnitude);
        return tape.Scale(tape.Select(tape.Subtract(slowest, magnitude), slowest, magnitude), -1);
    }

    private TapeNode Step(int length) => shape.Step switch
    {
        StateSpaceStep.Fixed given => tape.Constant(1, 1, given.Value),
        StateSpaceStep.Learned => tape.Exp(stepLogarithm!.Value),
        _ => tape.Constant(1, 1, 1.0 / length),
    };

    private TapeNode Scan(TapeNode driven, TapeNode decay, int readings, bool isUpwards)
    {
        if (!shape.HasIsolatedQueries)
        {
            return tape.DecayScan(driven, decay, isUpwards);
        }

        // Each query is the one token behind the readings: seen from below it is alone.
        var known = tape.DecayScan(tape.SliceRows(driven, 0, readings), decay, isUpwards);
        var asked = tape.SliceRows(driven, readings, driven.Shape.Rows - readings);
        if (!isUpwards)
        {
            var last = tape.Multiply(tape.SliceRows(known, readings - 1, 1), decay);
            asked = tape.Add(asked, tape.RepeatRows(last, asked.Shape.Rows));
        }

        return tape.ConcatRows(known, asked);
    }
}
