using System.Collections.Immutable;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Build.Experiments.Series.Direct;

/// <summary>No model at all: the coefficients themselves are the parameters.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Spread">Standard deviation of their starting values; 0 starts all of them at 0.</param>
internal sealed record DirectCoefficients(string Name, double Spread) : CoefficientModel(Name)
{
    /// <inheritdoc/>
    public override BoundModel Bind(ModelTape<double> tape, int terms) =>
        new Bound(tape.Tape, [.. Enumerable.Range(0, terms + 1).Select(_ => tape.Parameter(1, 1, StartingWeights.Normal(Spread)))]);

    private sealed class Bound(TapeBuilder<double> tape, ImmutableArray<TapeNode> coefficients) : BoundModel
    {
        // Parameters are shared by all samples; adding a constant of each sample makes one of them its own.
        public override TapeNode Next(TapeNode? prefix, int length) => tape.Add(tape.ConstantPerSample(1, 1, 0), coefficients[length]);
    }
}
