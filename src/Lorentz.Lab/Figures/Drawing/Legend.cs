namespace Lorentz.Lab.Figures.Drawing;

/// <summary>The legend: entries in rows above the plot, where they cover no data.</summary>
internal sealed class Legend
{
    private const double RowHeight = 20;
    private const double Swatch = 26;
    private const double FontSize = 12;

    private readonly List<(Series[] Members, double X, double Y)> entries = [];

    /// <summary>Places the entries between two verticals, the first row below a horizontal.</summary>
    public Legend(IEnumerable<Figure> panels, double left, double right, double top)
    {
        var (x, y) = (left, top + (RowHeight / 2));
        var groups = panels
            .SelectMany(panel => panel.Series)
            .Where(series => series is not ReferenceLine && series.Name.Length > 0)
            .GroupBy(series => series.Name);
        foreach (var group in groups)
        {
            var width = Swatch + 6 + TextMetrics.Width(group.Key, FontSize) + 18;
            if (x > left && x + width - 18 > right)
            {
                (x, y) = (left, y + RowHeight);
            }

            entries.Add(([.. group], x, y));
            x += width;
        }

        Height = entries.Count == 0 ? 0 : y + (RowHeight / 2) - top + 4;
    }

    /// <summary>Pixels taken.</summary>
    public double Height { get; }

    public void Draw(SvgText svg, Palette palette)
    {
        foreach (var (members, x, y) in entries)
        {
            foreach (var member in members.DistinctBy(series => series.GetType()))
            {
                DrawSwatch(svg, palette, member, x, y);
            }

            svg.Words(x + Swatch + 6, y + 4, members[0].Name, $"font-size=\"{FontSize}\" fill=\"{Palette.Ink}\"");
        }
    }

    private static void DrawSwatch(SvgText svg, Palette palette, Series series, double x, double y)
    {
        var colour = palette.Colour(series);
        switch (series)
        {
            case BarSeries:
                svg.Box(new Rectangle(x + 7, y - 6, 12, 12), $"fill=\"{colour}\"");
                break;
            case BandSeries:
                svg.Box(new Rectangle(x, y - 6, Swatch, 12), $"fill=\"{colour}\" fill-opacity=\"0.2\"");
                break;
            case CurveSeries curve:
                if (curve.Style != CurveStyle.Markers)
                {
                    svg.Line(x, y, x + Swatch, y, $"stroke=\"{colour}\" stroke-width=\"2\"{palette.Dashes(curve)}");
                }

                if (curve.Style != CurveStyle.Line)
                {
                    svg.Path(palette.Marker(curve, x + (Swatch / 2), y), $"fill=\"{colour}\" stroke=\"#FFFFFF\" stroke-width=\"0.8\"");
                }

                break;
        }
    }
}
