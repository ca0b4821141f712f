using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Metrics;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>All fields of a family reconstructed by one baseline.</summary>
/// <param name="Family">The family.</param>
/// <param name="Name">Name of the baseline.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record BaselineResult(FieldComplexity Family, string Name, ImmutableArray<FieldResult> Fields)
{
    /// <summary>Decibels over all pixels, their mean over the fields.</summary>
    public double Decibels => Mean(score => score.All.PeakSignalToNoise);

    /// <summary>Fields with more decibels, over all pixels.</summary>
    public int Above(double decibels) => Fields.Count(field => field.Score.All.PeakSignalToNoise > decibels);

    /// <summary>Mean of a number over the fields.</summary>
    public double Mean(Func<FieldScore, double> number) => Of(number).Mean;

    /// <summary>Mean and spread of a number over the fields.</summary>
    public Moments Of(Func<FieldScore, double> number) => Moments.Of([.. Fields.Select(field => number(field.Score))]);

    /// <summary>Quantiles over the fields.</summary>
    public Quantiles Quantiles(Func<FieldScore, double> number) => new([.. Fields.Select(field => number(field.Score))]);
}
