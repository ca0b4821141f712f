namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Draws bars from zero, or from the lower end of a logarithmic axis, side by side.</summary>
internal sealed class BarPainter(PanelFrame frame, Palette palette, SvgText svg, LabelPlacer placer)
{
    public void Draw(BarSeries bars, int position, BarSeries[] all)
    {
        var places = all.SelectMany(series => series.Points).Select(point => frame.Horizontal.Map(point.X)).OfType<double>().Distinct().Order().ToArray();
        var spacing = places.Zip(places.Skip(1), (a, b) => b - a).DefaultIfEmpty(frame.Plot.Width / 3).Min();
        var width = Math.Max(1, Math.Min(spacing * 0.8, 120) / all.Length);
        var floor = frame.Vertical.Map(0) is { } zero ? Math.Clamp(zero, frame.Plot.Top, frame.Plot.Bottom) : frame.Plot.Bottom;
        foreach (var (x, y) in bars.Points.Select(frame.Map).OfType<(double X, double Y)>())
        {
            var left = x + ((position - (all.Length / 2.0)) * width);
            var box = new Rectangle(left, Math.Min(y, floor), Math.Max(1, width - 1), Math.Abs(floor - y));
            svg.Box(box, $"fill=\"{palette.Colour(bars)}\"");
            placer.Avoid(box, 1);
        }
    }
}
