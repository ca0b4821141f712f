namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>A polynomial chart.</summary>
/// <param name="Name">Name in tables and files.</param>
/// <param name="Ingredient">What it adds, and to which other row.</param>
/// <param name="Size">Its degrees.</param>
internal sealed record ChartRecipe(string Name, string Ingredient, ChartSize Size) : PureRecipe(Name, Ingredient)
{
    /// <summary>Share of the degrees for terms linear in the vertex; 0 for none.</summary>
    public double VertexShare { get; init; } = 0.5;

    /// <summary>A track counts as |q/p| to this power.</summary>
    public double WeightPower { get; init; } = 1;

    /// <summary>Whether half of the tracks are slow.</summary>
    public bool HasSlowTracks { get; init; } = true;

    /// <summary>Whether every other plane is left out.</summary>
    public bool IsCoarse { get; init; }
}
