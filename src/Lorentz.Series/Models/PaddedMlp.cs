using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>The journal's multilayer perceptron: the prefix, padded with zeros on the left to N + 1 numbers, through ReLU layers.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Widths">Neurons of the hidden layers.</param>
/// <param name="Dropout">Probability of zero behind every hidden layer while training.</param>
public sealed record PaddedMlp(string Name, ImmutableArray<int> Widths, double Dropout) : CoefficientModel(Name)
{
    /// <inheritdoc/>
    public override BoundModel Bind(ModelTape<double> tape, int terms)
    {
        var layers = ImmutableArray.CreateBuilder<LinearLayer>();
        var inputs = terms + 1;
        foreach (var width in Widths)
        {
            layers.Add(tape.Linear(inputs, width, StartingWeights.Torch(inputs), StartingWeights.Torch(inputs)));
            inputs = width;
        }

        layers.Add(tape.Linear(inputs, 1, StartingWeights.Torch(inputs), StartingWeights.Torch(inputs)));
        return new Bound(tape, layers.ToImmutable(), Dropout, terms);
    }

    /// <summary>Two lists of widths with the same numbers are the same.</summary>
    public bool Equals(PaddedMlp? other) => other is not null && Name == other.Name && Dropout == other.Dropout && Widths.SequenceEqual(other.Widths);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Dropout, Widths.Length);

    private sealed class Bound(ModelTape<double> model, ImmutableArray<LinearLayer> layers, double dropout, int terms) : BoundModel
    {
        public override TapeNode Next(TapeNode? prefix, int length)
        {
            var tape = model.Tape;
            var padding = terms + 1 - length;
            var x = tape.ConstantPerSample(1, padding, new double[padding]);
            if (prefix is { } known)
            {
                x = tape.ConcatColumns(x, known);
            }

            foreach (var layer in layers[..^1])
            {
                x = model.Drop(layer.Apply(tape, x, ActivationKind.Relu), dropout);
            }

            return layers[^1].Apply(tape, x);
        }
    }
}
