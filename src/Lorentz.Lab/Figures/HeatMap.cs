using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>Numbers of a grid as colours, from dark blue through green to yellow; a number that is not finite leaves its cell empty.</summary>
/// <param name="Columns">Cells in a row, at least 1.</param>
/// <param name="Values">Row by row, the first row at the top.</param>
/// <param name="Low">Number with the darkest colour; smaller ones have it too.</param>
/// <param name="High">Number with the lightest colour, above <paramref name="Low"/>; larger ones have it too.</param>
/// <remarks>
/// The cells cover 0 to the number of columns along the horizontal axis and 0 to the number of rows along the vertical one;
/// it has no entry in the legend, so say in the caption what the colours mean.
/// </remarks>
public sealed record HeatMap(int Columns, ImmutableArray<double> Values, double Low, double High) : Series("")
{
    /// <summary>Number of rows, the last one perhaps not full.</summary>
    public int Rows => Columns < 1 ? 0 : (Values.Length + Columns - 1) / Columns;

    /// <summary>A picture of nothing but the cells, without axes, as high as it is wide where the cells are as many in both directions.</summary>
    /// <param name="title">Words above it.</param>
    /// <param name="map">The cells.</param>
    /// <param name="height">Height in pixels.</param>
    public static Figure Picture(string title, HeatMap map, int height) => new(
        title, "", new Axis("") { Minimum = 0, Maximum = map.Columns }, new Axis("") { Minimum = 0, Maximum = map.Rows }, [map])
    {
        HasAxes = false,
        PlotHeight = height,
    };
}
