namespace Lorentz.Lab.Figures;

/// <summary>A horizontal line across the figure with its name beside it, such as a criterion.</summary>
/// <param name="Name">Words beside the line.</param>
/// <param name="Y">In units of the vertical axis.</param>
public sealed record ReferenceLine(string Name, double Y) : Series(Name);
