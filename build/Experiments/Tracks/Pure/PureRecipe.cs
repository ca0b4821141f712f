namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>One row of the study: a model and what is new about it.</summary>
/// <param name="Name">Name in tables and files.</param>
/// <param name="Ingredient">What it adds, and to which other row.</param>
internal abstract record PureRecipe(string Name, string Ingredient)
{
    /// <summary>Name of its file.</summary>
    public string File => $"{Name}.safetensors";
}
