namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Draws the series of one panel into its frame.</summary>
internal sealed class Panel(Figure figure, PanelFrame frame, Palette palette, SvgText svg)
{
    private readonly LabelPlacer placer = new(frame.Plot);

    public void Draw(int number)
    {
        frame.Draw(svg);
        var plot = frame.Plot;
        svg.Raw($"<clipPath id=\"plot{number}\">");
        svg.Box(new Rectangle(plot.Left - 6, plot.Top - 6, plot.Width + 12, plot.Height + 12), "");
        svg.Raw("</clipPath>");
        svg.Raw($"<g clip-path=\"url(#plot{number})\">");
        var bars = figure.Series.OfType<BarSeries>().ToArray();
        foreach (var series in figure.Series.OrderBy(Layer))
        {
            switch (series)
            {
                case HeatMap map:
                    new HeatMapPainter(frame, svg).Draw(map);
                    break;
                case BandSeries band:
                    new BandPainter(frame, palette, svg, placer).Draw(band);
                    break;
                case BarSeries bar:
                    new BarPainter(frame, palette, svg, placer).Draw(bar, Array.IndexOf(bars, bar), bars);
                    break;
                case ReferenceLine line when frame.Vertical.Map(line.Y) is { } y:
                    svg.Line(plot.Left, y, plot.Right, y, $"stroke=\"{Palette.Soft}\" stroke-width=\"1.2\" stroke-dasharray=\"3 3\"");
                    placer.AvoidLine(plot.Left, y, plot.Right, y);
                    break;
                case CurveSeries curve:
                    new CurvePainter(frame, palette, svg, placer).Draw(curve);
                    break;
            }
        }

        svg.Raw("</g>");
        DrawLabels();
    }

    private static int Layer(Series series) => series switch
    {
        HeatMap => -1,
        BandSeries => 0,
        BarSeries => 1,
        ReferenceLine => 2,
        CurveSeries { Style: CurveStyle.Line } => 3,
        _ => 4,
    };

    private void DrawLabels()
    {
        foreach (var line in figure.Series.OfType<ReferenceLine>())
        {
            if (line.Name.Length > 0 && frame.Vertical.Map(line.Y) is { } y && y >= frame.Plot.Top && y <= frame.Plot.Bottom)
            {
                placer.DrawAlong(svg, y, line.Name);
            }
        }

        var points = figure.Series.SelectMany(series => series switch
        {
            CurveSeries curve => curve.Points,
            BarSeries bars => bars.Points,
            _ => [],
        });
        foreach (var point in points.Where(point => point.Label.Length > 0))
        {
            if (frame.Map(point) is { } place)
            {
                placer.DrawBeside(svg, place.X, place.Y, point.Label);
            }
        }

        if (!points.Any(point => frame.Map(point) is not null) && !figure.Series.Any(series => series is BandSeries or HeatMap))
        {
            svg.Words(
                frame.Plot.Left + (frame.Plot.Width / 2),
                frame.Plot.Top + (frame.Plot.Height / 2),
                "no data",
                $"font-size=\"13\" fill=\"{Palette.Soft}\" text-anchor=\"middle\"");
        }
    }
}
