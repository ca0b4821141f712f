using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>The journal's network for learning a recurrence from examples: GRU(1, h), Linear(h, 1), started as PyTorch does.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Size h of the hidden state.</param>
public sealed record PlainRecurrent(string Name, int Hidden) : CoefficientModel(Name)
{
    /// <inheritdoc/>
    public override BoundModel Bind(ModelTape<double> tape, int terms)
    {
        var start = StartingWeights.Torch(Hidden);
        return new Bound(tape.Tape, GatedRecurrentUnit.Bind(tape, 1, Hidden, start, start, start), tape.Linear(Hidden, 1, start, start));
    }

    private sealed class Bound(TapeBuilder<double> tape, RecurrentCell cell, LinearLayer last) : BoundModel
    {
        public override TapeNode Next(TapeNode? prefix, int length) =>
            last.Apply(tape, prefix is { } known ? cell.Run(tape.Reshape(known, length, 1), length) : cell.Silent());
    }
}
