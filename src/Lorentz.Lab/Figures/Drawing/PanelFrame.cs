namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Axes of one panel: where the plot lies, its scales and marks.</summary>
internal sealed class PanelFrame
{
    private const double TickSize = 11.5;
    private const double LabelSize = 12.5;
    private readonly Figure figure;
    private readonly Rectangle area;
    private readonly Ticks horizontalTicks;
    private readonly Ticks verticalTicks;

    /// <summary>Lays the panel out in an area as high as <see cref="Height"/> says.</summary>
    public PanelFrame(Figure figure, Rectangle area)
    {
        this.figure = figure;
        this.area = area;
        var (left, right) = DataRange.Horizontal(figure);
        var (low, high) = DataRange.Vertical(figure);
        verticalTicks = Ticks.For(figure.Vertical, low, high, Math.Max(4, figure.PlotHeight / 45));
        var gutter = figure.HasAxes ? verticalTicks.Marks.Select(Width).DefaultIfEmpty(0).Max() + 32 : 0;
        Plot = new Rectangle(area.Left + gutter, area.Top + Header(figure), Math.Max(40, area.Width - gutter - (figure.HasAxes ? 16 : 0)), figure.PlotHeight);
        horizontalTicks = Ticks.For(figure.Horizontal, left, right, Math.Max(4, (int)(Plot.Width / 75)));
        Horizontal = new Scale(figure.Horizontal.Scale, left, right, Plot.Left, Plot.Right);
        Vertical = new Scale(figure.Vertical.Scale, low, high, Plot.Bottom, Plot.Top);
    }

    public Rectangle Plot { get; }

    public Scale Horizontal { get; }

    public Scale Vertical { get; }

    /// <summary>The pixel of a point, or null for a gap.</summary>
    public (double X, double Y)? Map(FigurePoint point) =>
        Horizontal.Map(point.X) is { } x && Vertical.Map(point.Y) is { } y ? (x, y) : null;

    /// <summary>Height of a whole panel in pixels.</summary>
    public static double Height(Figure figure) => Header(figure) + figure.PlotHeight + (figure.HasAxes ? 46 : 4);

    private static double Header(Figure figure) => figure.Title.Length == 0 ? (figure.HasAxes ? 16 : 4) : (figure.HasAxes ? 28 : 22);

    private static double Width(Tick tick) =>
        TextMetrics.Width(tick.Text, TickSize) + TextMetrics.Width(tick.Superscript, TickSize * 0.75);

    public void Draw(SvgText svg)
    {
        if (figure.Title.Length > 0)
        {
            svg.Words(Plot.Left, area.Top + 14, figure.Title, $"font-size=\"13\" font-weight=\"bold\" fill=\"{Palette.Ink}\"");
        }

        if (!figure.HasAxes)
        {
            svg.Box(Plot, $"fill=\"none\" stroke=\"{Palette.Soft}\" stroke-width=\"1\"");
            return;
        }

        DrawHorizontal(svg);
        DrawVertical(svg);
        svg.Path(
            $"M{SvgText.Number(Plot.Left)} {SvgText.Number(Plot.Top)}V{SvgText.Number(Plot.Bottom)}H{SvgText.Number(Plot.Right)}",
            $"fill=\"none\" stroke=\"{Palette.Soft}\" stroke-width=\"1\"");
    }

    private void DrawHorizontal(SvgText svg)
    {
        var free = double.NegativeInfinity;
        foreach (var tick in horizontalTicks.Marks)
        {
            if (Horizontal.Map(tick.Value) is not { } x)
            {
                continue;
            }

            Mark(svg, tick, x, Plot.Bottom, x, Plot.Bottom + (tick.IsMajor ? 5 : 3), x, Plot.Top);
            var half = Width(tick) / 2;
            if (tick.Text.Length > 0 && x - half > free)
            {
                svg.Words(x, Plot.Bottom + 18, tick.Text, Style("middle"), tick.Superscript);
                free = x + half + 5;
            }
        }

        Common(svg, horizontalTicks, Plot.Right, Plot.Bottom + 36, "end");
        svg.Words(Plot.Left + (Plot.Width / 2), Plot.Bottom + 37, figure.Horizontal.Heading, Heading());
    }

    private void DrawVertical(SvgText svg)
    {
        foreach (var tick in verticalTicks.Marks)
        {
            if (Vertical.Map(tick.Value) is not { } y)
            {
                continue;
            }

            Mark(svg, tick, Plot.Left, y, Plot.Left - (tick.IsMajor ? 5 : 3), y, Plot.Right, y);
            if (tick.Text.Length > 0)
            {
                svg.Words(Plot.Left - 8, y + 4, tick.Text, Style("end"), tick.Superscript);
            }
        }

        Common(svg, verticalTicks, Plot.Left - 8, Plot.Top - 8, "end");
        var (x, middle) = (SvgText.Number(area.Left + 12), SvgText.Number(Plot.Top + (Plot.Height / 2)));
        svg.Words(area.Left + 12, Plot.Top + (Plot.Height / 2), figure.Vertical.Heading, $"{Heading()} transform=\"rotate(-90 {x} {middle})\"");
    }

    private static void Mark(SvgText svg, Tick tick, double x, double y, double tickX, double tickY, double gridX, double gridY)
    {
        if (tick.IsMajor)
        {
            svg.Line(x, y, gridX, gridY, $"stroke=\"{Palette.Grid}\" stroke-width=\"1\"");
        }

        svg.Line(x, y, tickX, tickY, $"stroke=\"{Palette.Soft}\" stroke-width=\"1\"");
    }

    private static void Common(SvgText svg, Ticks ticks, double x, double y, string anchor)
    {
        if (ticks.CommonExponent != 0)
        {
            svg.Words(x, y, "×10", Style(anchor), Ticks.Exponent(ticks.CommonExponent));
        }
    }

    private static string Style(string anchor) => $"font-size=\"{SvgText.Number(TickSize)}\" fill=\"{Palette.Soft}\" text-anchor=\"{anchor}\"";

    private static string Heading() => $"font-size=\"{SvgText.Number(LabelSize)}\" fill=\"{Palette.Ink}\" text-anchor=\"middle\"";
}
