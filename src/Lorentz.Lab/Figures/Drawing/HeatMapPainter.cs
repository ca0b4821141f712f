using System.Globalization;
using System.Text;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Draws the cells of a heat map: all cells of one colour as one path, neighbours in a row as one stroke.</summary>
internal sealed class HeatMapPainter(PanelFrame frame, SvgText svg)
{
    public void Draw(HeatMap map)
    {
        if (map.Columns < 1 || map.Rows == 0
            || frame.Horizontal.Map(0) is not { } left || frame.Horizontal.Map(map.Columns) is not { } right
            || frame.Vertical.Map(map.Rows) is not { } top || frame.Vertical.Map(0) is not { } bottom)
        {
            return;
        }

        // In units of cells from the middle of the first row, which keeps numbers short; crisp edges leave no seams.
        var (width, height) = ((right - left) / map.Columns, (bottom - top) / map.Rows);
        svg.Raw(FormattableString.Invariant(
            $"<g transform=\"translate({SvgText.Number(left)} {SvgText.Number(top + (height / 2))}) scale({width:0.####} {height:0.####})\" shape-rendering=\"crispEdges\">"));
        foreach (var (level, path) in Paths(map))
        {
            svg.Path(path.ToString(), $"stroke=\"{ColourScale.Colour(level)}\"");
        }

        svg.Raw("</g>");
    }

    private static SortedDictionary<int, StringBuilder> Paths(HeatMap map)
    {
        var paths = new SortedDictionary<int, StringBuilder>();
        var cell = 0;
        while (cell < map.Values.Length)
        {
            var (row, column, level) = (cell / map.Columns, cell % map.Columns, LevelAt(map, cell));
            var length = 1;
            while (cell + length < map.Values.Length && column + length < map.Columns && LevelAt(map, cell + length) == level)
            {
                length++;
            }

            if (level is { } colour)
            {
                if (!paths.TryGetValue(colour, out var path))
                {
                    paths.Add(colour, path = new());
                }

                path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}");
            }

            cell += length;
        }

        return paths;
    }

    private static int? LevelAt(HeatMap map, int cell) =>
        double.IsFinite(map.Values[cell]) ? ColourScale.Level(map.Values[cell], map.Low, map.High) : null;
}
