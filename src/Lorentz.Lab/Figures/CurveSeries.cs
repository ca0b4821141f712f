using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>Points, a line through them, or both.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Style">Line, markers or both.</param>
/// <param name="Points">In the order in which they are joined.</param>
public sealed record CurveSeries(string Name, CurveStyle Style, ImmutableArray<FigurePoint> Points) : Series(Name);
