namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>A network with one hidden layer.</summary>
/// <param name="Name">Name in tables and files.</param>
/// <param name="Ingredient">What it adds, and to which other row.</param>
internal sealed record NetworkRecipe(string Name, string Ingredient) : PureRecipe(Name, Ingredient)
{
    /// <summary>Whether it has the smaller of the two widths.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>What it is fed and asked for.</summary>
    public NetworkInputs Inputs { get; init; } = NetworkInputs.Residual;

    /// <summary>Whether it trains four times as long.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether half of the tracks are slow.</summary>
    public bool HasSlowTracks { get; init; }

    /// <summary>Whether squared millimetres count instead of the width scan's compromise.</summary>
    public bool CountsMillimetres { get; init; }

    /// <summary>Whether the weights are averaged over the last steps.</summary>
    public bool IsAveraged { get; init; }

    /// <summary>What follows AdamW.</summary>
    public NetworkPolish Polish { get; init; }
}
