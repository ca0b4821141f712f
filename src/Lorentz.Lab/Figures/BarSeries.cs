using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>Bars from zero (or from the lower end of a logarithmic axis) to each point; several series stand side by side.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">The tops.</param>
public sealed record BarSeries(string Name, ImmutableArray<FigurePoint> Points) : Series(Name);
