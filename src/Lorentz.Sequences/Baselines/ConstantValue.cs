using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>The same value everywhere, whatever was observed. 0.5 is the middle of every family.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantValue(double Value) : Baseline(FormattableString.Invariant($"constant {Value}"))
{
    /// <inheritdoc/>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var values = new double[places.Length];
        Array.Fill(values, Value);
        return values;
    }
}
