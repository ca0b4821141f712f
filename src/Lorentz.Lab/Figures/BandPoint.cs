namespace Lorentz.Lab.Figures;

/// <summary>A section of an error band.</summary>
/// <param name="X">In units of the horizontal axis.</param>
/// <param name="Low">Lower edge, in units of the vertical axis.</param>
/// <param name="High">Upper edge, in units of the vertical axis.</param>
public readonly record struct BandPoint(double X, double Low, double High);
