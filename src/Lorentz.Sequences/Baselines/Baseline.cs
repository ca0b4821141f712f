using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>A classical way to tell a field from some of its values: no training on other fields.</summary>
/// <param name="Name">Name in tables.</param>
public abstract record Baseline(string Name)
{
    /// <summary>The predicted values.</summary>
    /// <param name="seen">What is known of the field.</param>
    /// <param name="places">Where values are wanted.</param>
    /// <param name="chance">Random numbers of this field, for a method that rolls dice; others leave them alone.</param>
    /// <returns>One value a place, in the same order.</returns>
    public abstract double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance);
}
