namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Finds places for words beside points: few overlaps, close to the point, inside the plot.</summary>
internal sealed class LabelPlacer(Rectangle plot)
{
    private const double FontSize = 11;
    private const double Height = 13;
    private static readonly double[] Distances = [8, 14, 22, 32, 46];

    private static readonly (double X, double Y)[] Directions =
        [(1, 0), (0.8, -0.8), (0.8, 0.8), (0, -1), (-1, 0), (-0.8, -0.8), (-0.8, 0.8), (0, 1)];

    private readonly List<(Rectangle Box, double Weight)> obstacles = [];

    /// <summary>Marks a place that labels had better not cover.</summary>
    public void Avoid(Rectangle box, double weight)
    {
        if (box.Overlap(plot) > 0)
        {
            obstacles.Add((box, weight));
        }
    }

    /// <summary>Marks a line, by boxes along it.</summary>
    public void AvoidLine(double x1, double y1, double x2, double y2)
    {
        var length = Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1)));
        var steps = (int)Math.Clamp(length / 6, 1, 400);
        for (var i = 0; i <= steps; i++)
        {
            var t = i / (double)steps;
            Avoid(Rectangle.Around(x1 + (t * (x2 - x1)), y1 + (t * (y2 - y1)), 2.5), 0.7);
        }
    }

    /// <summary>Writes words beside a point, with a thin leader where they are not next to it.</summary>
    public void DrawBeside(SvgText svg, double x, double y, string words)
    {
        var width = TextMetrics.Width(words, FontSize);
        var candidates =
            from distance in Distances
            from direction in Directions.Select((vector, rank) => (vector.X, vector.Y, Rank: rank))
            let centreX = x + (direction.X * (distance + (width / 2)))
            let centreY = y + (direction.Y * (distance + (direction.X == 0 ? 3 : 0)))
            let box = new Rectangle(centreX - (width / 2), centreY - (Height / 2), width, Height)
            select (Box: box, Distance: distance, Cost: Cost(box) + (1.2 * distance) + direction.Rank);
        var (best, away, _) = candidates.MinBy(candidate => candidate.Cost);
        if (away > 14)
        {
            svg.Line(x, y, Math.Clamp(x, best.Left, best.Right), Math.Clamp(y, best.Top, best.Bottom), $"stroke=\"{Palette.Soft}\" stroke-width=\"0.7\"");
        }

        Write(svg, best, words);
    }

    /// <summary>Writes words along a horizontal line, at the emptiest of its ends.</summary>
    public void DrawAlong(SvgText svg, double y, string words)
    {
        var width = TextMetrics.Width(words, FontSize);
        Rectangle[] candidates =
        [
            new(plot.Right - width - 4, y - Height - 2, width, Height),
            new(plot.Left + 4, y - Height - 2, width, Height),
            new(plot.Right - width - 4, y + 3, width, Height),
            new(plot.Left + 4, y + 3, width, Height),
        ];
        Write(svg, candidates.MinBy(Cost), words);
    }

    private double Cost(Rectangle box)
    {
        var outside = (box.Width * box.Height) - box.Overlap(plot);
        return (4 * outside) + obstacles.Sum(obstacle => obstacle.Weight * obstacle.Box.Overlap(box));
    }

    private void Write(SvgText svg, Rectangle box, string words)
    {
        Avoid(box, 3);
        svg.Words(
            box.Left,
            box.Bottom - 3,
            words,
            $"font-size=\"{FontSize}\" fill=\"{Palette.Ink}\" stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
}
