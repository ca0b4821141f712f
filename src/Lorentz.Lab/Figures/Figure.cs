using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>What a figure shows, apart from how it is drawn.</summary>
/// <param name="Title">The finding, or the quantity shown.</param>
/// <param name="Caption">What a reader needs to read it: samples, conditions; may be empty.</param>
/// <param name="Horizontal">The horizontal axis.</param>
/// <param name="Vertical">The vertical axis.</param>
/// <param name="Series">What is drawn, the first at the bottom.</param>
public sealed record Figure(string Title, string Caption, Axis Horizontal, Axis Vertical, ImmutableArray<Series> Series)
{
    /// <summary>Width of the whole picture in pixels.</summary>
    public int Width { get; init; } = 760;

    /// <summary>Axes with marks and words; without them the plot fills its panel.</summary>
    public bool HasAxes { get; init; } = true;

    /// <summary>Height of the part inside the axes in pixels.</summary>
    public int PlotHeight { get; init; } = 340;
}
