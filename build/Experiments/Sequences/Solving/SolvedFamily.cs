using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>All fields of a family reconstructed in one way, by every network where a network takes part.</summary>
/// <param name="Family">The family.</param>
/// <param name="Noise">Standard deviation of the readings' noise.</param>
/// <param name="Method">The way.</param>
/// <param name="Proposals">Most proposals refined; null for a way without any.</param>
/// <param name="Networks">Its fields, once for every network.</param>
internal sealed record SolvedFamily(FieldComplexity Family, double Noise, string Method, int? Proposals, ImmutableArray<ImmutableArray<FieldOutcome>> Networks)
{
    /// <summary>Every field by every network.</summary>
    public IEnumerable<FieldOutcome> Fields => Networks.SelectMany(fields => fields);

    /// <summary>PSNR over all pixels, in dB.</summary>
    public Moments Decibels => Moments.Of([.. Fields.Select(one => one.Decibels)]);

    /// <summary>Its quantiles over the fields.</summary>
    public Quantiles Quantiles => new([.. Fields.Select(one => one.Decibels)]);

    /// <summary>Fields above so many dB in all.</summary>
    public int Above(double decibels) => Fields.Count(one => one.Decibels > decibels);

    /// <summary>Share of the fields above so many dB, in %.</summary>
    public double ShareAbove(double decibels) => 100.0 * Above(decibels) / Fields.Count();

    /// <summary>The same for the network that does worst.</summary>
    public double LeastShareAbove(double decibels) => Networks.Min(fields => 100.0 * fields.Count(one => one.Decibels > decibels) / fields.Length);

    /// <summary>Values of formulas computed for a field, the mean; null where that says nothing.</summary>
    public double? Evaluations => Fields.All(one => one.Evaluations is not null) ? Fields.Average(one => (double)one.Evaluations!) : null;

    /// <summary>Proposals refined for a field, the mean; null for a way without any.</summary>
    public double? Tried => Proposals is null ? null : Fields.Average(one => (double)one.Tried!);

    /// <summary>Groups outcomes of fields: families in the order of the study, ways in that of the outcomes.</summary>
    /// <param name="fields">Each field's outcomes, with the number of the network or 0.</param>
    /// <param name="noise">Standard deviation of the noise.</param>
    public static ImmutableArray<SolvedFamily> Of(IEnumerable<(FieldComplexity Family, int Network, ImmutableArray<FieldOutcome> Outcomes)> fields, double noise) =>
    [
        .. fields.SelectMany(field => field.Outcomes.Select(outcome => (field.Family, field.Network, Outcome: outcome)))
            .GroupBy(item => (item.Family, item.Outcome.Method, item.Outcome.Proposals))
            .OrderBy(group => group.Key.Family)
            .Select(group => new SolvedFamily(
                group.Key.Family, noise, group.Key.Method, group.Key.Proposals,
                [.. group.GroupBy(item => item.Network).OrderBy(network => network.Key).Select(network => network.Select(item => item.Outcome).ToImmutableArray())])),
    ];
}
