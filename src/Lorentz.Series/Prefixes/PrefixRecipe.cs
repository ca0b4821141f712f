namespace Lorentz.Series.Prefixes;

/// <summary>How a model learns a recurrence from examples.</summary>
/// <param name="Updates">Steps of Adam.</param>
/// <param name="Batch">Most prefixes in a step, all of one length; 1 in the journal.</param>
public sealed record PrefixRecipe(long Updates, int Batch)
{
    /// <summary>Learning rate.</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double Decay { get; init; }

    /// <summary>Length to which longer gradients are shortened; null for none.</summary>
    public double? GradientNormLimit { get; init; }

    /// <summary>Whether the rate falls to zero along a half cosine; it is constant in the journal.</summary>
    public bool Falls { get; init; }
}
