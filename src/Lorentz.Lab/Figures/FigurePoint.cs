namespace Lorentz.Lab.Figures;

/// <summary>A point of a curve or the top of a bar.</summary>
/// <param name="X">In units of the horizontal axis.</param>
/// <param name="Y">In units of the vertical axis; a number that is not finite is a gap.</param>
/// <param name="Label">Words beside the point, or empty.</param>
public readonly record struct FigurePoint(double X, double Y, string Label = "");
