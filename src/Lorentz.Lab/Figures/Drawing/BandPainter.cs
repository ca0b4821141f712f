namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Draws shaded bands, interrupted at gaps.</summary>
internal sealed class BandPainter(PanelFrame frame, Palette palette, SvgText svg, LabelPlacer placer)
{
    public void Draw(BandSeries band)
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
}
