using System.Collections.Immutable;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Lays out a whole picture: title, legend, panels, caption.</summary>
internal static class Page
{
    private const double Margin = 16;
    private const double TitleSize = 16;
    private const double CaptionSize = 11.5;

    public static string Draw(string title, string caption, int width, int columns, ImmutableArray<Figure> panels)
    {
        var inner = width - (2 * Margin);
        var body = new SvgText();
        var palette = new Palette(panels);
        var y = Margin + 4;
        foreach (var line in TextMetrics.Wrap(title, TitleSize * 1.06, inner))
        {
            body.Words(Margin, y + 12, line, $"font-size=\"{TitleSize}\" font-weight=\"bold\" fill=\"{Palette.Ink}\"");
            y += 21;
        }

        y += 4;
        var legend = new Legend(panels, Margin, width - Margin, y);
        legend.Draw(body, palette);
        y += legend.Height;

        var panelWidth = (inner + Margin) / columns;
        foreach (var (row, number) in panels.Chunk(columns).Select((row, i) => (row, i * columns)))
        {
            for (var i = 0; i < row.Length; i++)
            {
                var area = new Rectangle(Margin + (i * panelWidth), y, panelWidth - Margin, PanelFrame.Height(row[i]));
                new Panel(row[i], new PanelFrame(row[i], area), palette, body).Draw(number + i);
            }

            y += row.Max(PanelFrame.Height) + 8;
        }

        foreach (var line in TextMetrics.Wrap(caption, CaptionSize, inner))
        {
            body.Words(Margin, y + 12, line, $"font-size=\"{SvgText.Number(CaptionSize)}\" fill=\"{Palette.Soft}\"");
            y += 16;
        }

        return Document(title, caption, width, y + Margin, body);
    }

    private static string Document(string title, string caption, double width, double height, SvgText body)
    {
        var svg = new SvgText();
        var (w, h) = (SvgText.Number(width), SvgText.Number(Math.Ceiling(height)));
        svg.Raw(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" " +
            "font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">");
        svg.Raw($"<title>{SvgText.Escape(title)}</title>");
        if (caption.Length > 0)
        {
            svg.Raw($"<desc>{SvgText.Escape(caption)}</desc>");
        }

        // An explicit background keeps dark letters readable in viewers whose page is dark.
        svg.Raw($"<rect width=\"{w}\" height=\"{h}\" fill=\"#FFFFFF\"/>");
        return svg + body.ToString() + "</svg>\n";
    }
}
