namespace Lorentz.Lab.Figures;

/// <summary>Something drawn in a figure.</summary>
/// <param name="Name">Its name in the legend; empty leaves it out.</param>
public abstract record Series(string Name)
{
    /// <summary>Series of one colour name share colour and marker, also across the panels of a grid; null means <see cref="Name"/>.</summary>
    public string? ColourName { get; init; }

    /// <summary>Draws lines dashed.</summary>
    public bool IsDashed { get; init; }
}
