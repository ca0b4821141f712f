using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>Small multiples: panels in rows, one legend for all.</summary>
/// <param name="Title">The finding, or the quantity shown.</param>
/// <param name="Caption">What a reader needs to read it; may be empty.</param>
/// <param name="Columns">Panels in a row, at least 1.</param>
/// <param name="Panels">From left to right, then down; their captions are not drawn, their widths follow from the grid.</param>
public sealed record FigureGrid(string Title, string Caption, int Columns, ImmutableArray<Figure> Panels)
{
    /// <summary>Width of the whole picture in pixels.</summary>
    public int Width { get; init; } = 960;
}
