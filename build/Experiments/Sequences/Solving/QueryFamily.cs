using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>All fields of a family at one number of places asked for.</summary>
/// <param name="Family">The family.</param>
/// <param name="Queries">Places asked for.</param>
/// <param name="Decibels">PSNR there, of each field.</param>
internal sealed record QueryFamily(FieldComplexity Family, int Queries, ImmutableArray<double> Decibels)
{
    /// <summary>Mean and spread over the fields.</summary>
    public Moments Moments => Moments.Of([.. Decibels]);

    /// <summary>The worst field.</summary>
    public double Worst => Decibels.Min();

    /// <summary>Fields above what counts as solved.</summary>
    public int Solved => Decibels.Count(decibels => decibels > SolvingMethod.Solved);
}
