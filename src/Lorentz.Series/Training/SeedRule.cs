using System.Collections.Immutable;

namespace Lorentz.Series.Training;

/// <summary>Where the first m coefficients of a roll-out come from, m the order of the equation.</summary>
/// <param name="Values">A number for each of them, or null for one that is learned along with the weights; empty where the model gives them all.</param>
public sealed record SeedRule(ImmutableArray<double?> Values)
{
    /// <summary>The model gives every coefficient, beginning with s_0 from nothing: the journal's rule.</summary>
    public static SeedRule Autoregressive { get; } = new([]);

    /// <summary>The first m are zero and stay so: what the journal's experiment 6 did.</summary>
    public static SeedRule Zero(int order) => new([.. Enumerable.Repeat((double?)0.0, order)]);

    /// <summary>The first m are numbers to be learned.</summary>
    public static SeedRule Free(int order) => new([.. Enumerable.Repeat((double?)null, order)]);
}
