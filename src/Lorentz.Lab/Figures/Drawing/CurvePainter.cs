using System.Text;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Draws lines and markers, interrupted at gaps.</summary>
internal sealed class CurvePainter(PanelFrame frame, Palette palette, SvgText svg, LabelPlacer placer)
{
    public void Draw(CurveSeries curve)
    {
        var colour = palette.Colour(curve);
        if (curve.Style != CurveStyle.Markers)
        {
            var path = Join([.. curve.Points.Select(frame.Map)]);
            if (path.Length > 0)
            {
                svg.Path(path, $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{palette.Dashes(curve)}");
            }
        }

        foreach (var (x, y) in curve.Points.Select(frame.Map).OfType<(double X, double Y)>())
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
}
