using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The supervised loss of a family: squared errors of the four normalised numbers at the end, and at points on the way.
/// </summary>
/// <param name="Fractions">Fractions of the step at which the targets are, the end (1) last.</param>
/// <param name="PathWeight">Weight of the mean over the points before the end.</param>
/// <param name="EndWeight">Weight of the end.</param>
/// <param name="ComponentWeights">Weights of x, y, tx, ty at the end; points on the way count all four alike.</param>
public sealed record PathLoss(
    ImmutableArray<double> Fractions, double PathWeight, double EndWeight, ImmutableArray<double> ComponentWeights)
{
    /// <summary>The end alone, all four numbers alike.</summary>
    public static PathLoss End { get; } = new([1], 0, 1, [1, 1, 1, 1]);

    /// <summary>The family under this loss, to be trained from a source of matching columns.</summary>
    /// <param name="family">The family.</param>
    /// <param name="inputs">Input columns of the source.</param>
    /// <param name="widthScaled">Whether layers learn at the rates of <see cref="FamilyStart.Rates"/>, or all alike.</param>
    public TapeTrainee Trainee(TrackFamily family, int inputs, bool widthScaled = false)
    {
        var tape = new TapeBuilder<float>();
        var features = tape.Input(inputs);
        var targets = tape.Input(4 * Fractions.Length);
        var fractions = tape.ConstantPerSample(Fractions.Length, 1, Fractions.AsSpan());
        var loss = Record(tape, family.Record(tape, features, fractions, Fractions.Length), targets);
        var program = tape.Build(loss);
        return new(program, loss, features, targets, widthScaled ? FamilyStart.Rates(program) : default);
    }

    /// <summary>Records the loss of each sample.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="states">Predicted numbers, a row for each fraction.</param>
    /// <param name="targets">Their targets, a row a sample.</param>
    public TapeNode Record<T>(TapeBuilder<T> tape, TapeNode states, TapeNode targets)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var points = Fractions.Length - 1;
        var factors = new double[4 * Fractions.Length];
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = i < 4 * points ? PathWeight / points : EndWeight * ComponentWeights[i % 4];
        }

        var errors = tape.Subtract(tape.Reshape(states, 1, 4 * Fractions.Length), targets);
        return tape.SumColumns(tape.ScaleColumns(tape.Square(errors), factors));
    }
}
