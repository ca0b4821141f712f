using System.Text;

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
                case BandSeries band:
                    DrawBand(band);
                    break;
                case BarSeries bar:
                    DrawBars(bar, Array.IndexOf(bars, bar), bars);
                    break;
                case ReferenceLine line when frame.Vertical.Map(line.Y) is { } y:
                    svg.Line(plot.Left, y, plot.Right, y, $"stroke=\"{Palette.Soft}\" stroke-width=\"1.2\" stroke-dasharray=\"3 3\"");
                    placer.AvoidLine(plot.Left, y, plot.Right, y);
                    break;
                case CurveSeries curve:
                    DrawCurve(curve);
                    break;
            }
        }

        svg.Raw("</g>");
        DrawLabels();
    }

    private static int Layer(Series series) => series switch
    {
        BandSeries => 0,
        BarSeries => 1,
        ReferenceLine => 2,
        CurveSeries { Style: CurveStyle.Line } => 3,
        _ => 4,
    };

    private (double X, double Y)? Map(FigurePoint point) =>
        frame.Horizontal.Map(point.X) is { } x && frame.Vertical.Map(point.Y) is { } y ? (x, y) : null;

    private void DrawCurve(CurveSeries curve)
    {
        var colour = palette.Colour(curve);
        if (curve.Style != CurveStyle.Markers)
        {
            var path = Join([.. curve.Points.Select(Map)]);
            if (path.Length > 0)
            {
                svg.Path(path, $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{palette.Dashes(curve)}");
            }
        }

        foreach (var (x, y) in curve.Points.Select(Map).OfType<(double X, double Y)>())
        {
            placer.Avoid(Rectangle.Around(x, y, 5), 2);
            if (curve.Style != CurveStyle.Line)
            {
                svg.Path(palette.Marker(curve, x, y), $"fill=\"{colour}\" stroke=\"#FFFFFF\" stroke-width=\"0.8\"");
            }
        }
    }

    /// <summary>A path through the points, interrupted at gaps; a point alone becomes a dot, points on the same pixel one.</summary>
    private string Join((double X, double Y)?[] points)
    {
        var path = new StringBuilder();
        var last = "";
        (double X, double Y)? previous = null;
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] is { } point)
            {
                var place = $"{SvgText.Number(point.X)} {SvgText.Number(point.Y)}";
                var isAlone = previous is null && (i + 1 == points.Length || points[i + 1] is null);
                if (previous is { } from)
                {
                    placer.AvoidLine(from.X, from.Y, point.X, point.Y);
                }

                path.Append(previous is null ? $"M{place}" : place == last ? "" : $"L{place}").Append(isAlone ? "h0.01" : "");
                last = place;
            }

            previous = points[i];
        }

        return path.ToString();
    }

    private void DrawBars(BarSeries bars, int position, BarSeries[] all)
    {
        var places = all.SelectMany(series => series.Points).Select(point => frame.Horizontal.Map(point.X)).OfType<double>().Distinct().Order().ToArray();
        var spacing = places.Zip(places.Skip(1), (a, b) => b - a).DefaultIfEmpty(frame.Plot.Width / 3).Min();
        var width = Math.Max(1, Math.Min(spacing * 0.8, 120) / all.Length);
        var floor = frame.Vertical.Map(0) is { } zero ? Math.Clamp(zero, frame.Plot.Top, frame.Plot.Bottom) : frame.Plot.Bottom;
        foreach (var (x, y) in bars.Points.Select(Map).OfType<(double X, double Y)>())
        {
            var left = x + ((position - (all.Length / 2.0)) * width);
            var box = new Rectangle(left, Math.Min(y, floor), Math.Max(1, width - 1), Math.Abs(floor - y));
            svg.Box(box, $"fill=\"{palette.Colour(bars)}\"");
            placer.Avoid(box, 1);
        }
    }

    private void DrawBand(BandSeries band)
    {
        var style = $"fill=\"{palette.Colour(band)}\" fill-opacity=\"0.2\" stroke=\"{palette.Colour(band)}\" stroke-opacity=\"0.25\" stroke-width=\"1\"";
        var run = new List<(double X, double Low, double High)>();
        foreach (var point in band.Points.Append(new BandPoint(double.NaN, double.NaN, double.NaN)))
        {
            if (frame.Horizontal.Map(point.X) is { } x && frame.Vertical.Map(point.Low) is { } low && frame.Vertical.Map(point.High) is { } high)
            {
                run.Add((x, low, high));
                continue;
            }

            foreach (var (from, to) in run.Zip(run.Skip(1)))
            {
                placer.AvoidLine(from.X, from.Low, to.X, to.Low);
                placer.AvoidLine(from.X, from.High, to.X, to.High);
            }

            if (run.Count > 0)
            {
                var corners = run.Select(p => (p.X, Y: p.High)).Concat(run.AsEnumerable().Reverse().Select(p => (p.X, Y: p.Low)));
                svg.Path("M" + string.Join('L', corners.Select(c => $"{SvgText.Number(c.X)} {SvgText.Number(c.Y)}")) + "z", style);
                run.Clear();
            }
        }
    }

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
            if (Map(point) is { } place)
            {
                placer.DrawBeside(svg, place.X, place.Y, point.Label);
            }
        }

        if (!points.Any(point => Map(point) is not null) && !figure.Series.Any(series => series is BandSeries))
        {
            svg.Words(
                frame.Plot.Left + (frame.Plot.Width / 2),
                frame.Plot.Top + (frame.Plot.Height / 2),
                "no data",
                $"font-size=\"13\" fill=\"{Palette.Soft}\" text-anchor=\"middle\"");
        }
    }
}
