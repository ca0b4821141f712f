using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lorentz.Lab.Figures;

namespace Lorentz.Lab.Tests.Figures;

public sealed partial class HeatMapTests
{
    [Fact]
    public void Cells_stand_where_they_belong_and_gaps_stay_empty()
    {
        // Level 0 twice in a row, a gap, then the top level; the second row is one colour beyond the range.
        var svg = Draw(new(4, [0, 0, double.NaN, 1, 7, 7, 7, 7], 0, 1));
        var cells = svg.Descendants().Where(e => e.Attribute("stroke") is not null && e.Attribute("d") is not null && e.Parent!.Attribute("shape-rendering") is not null)
            .ToDictionary(e => e.Attribute("stroke")!.Value, e => e.Attribute("d")!.Value);
        Assert.Equal(2, cells.Count);
        Assert.Equal("M0 0h2", cells["#440154"]);
        Assert.Equal("M3 0h1M0 1h4", cells["#FDE725"]);
    }

    [Fact]
    public void Cells_fill_the_frame()
    {
        var svg = Draw(new(4, [.. Enumerable.Range(0, 12).Select(i => i / 11.0)], 0, 1));
        var frame = svg.Descendants().Single(e => e.Name.LocalName == "rect" && (string?)e.Attribute("fill") == "none");
        var numbers = NumberPattern().Matches(svg.Descendants().Single(e => e.Attribute("transform") is not null).Attribute("transform")!.Value)
            .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(Number(frame, "x"), numbers[0], 0.01);
        Assert.Equal(Number(frame, "y"), numbers[1] - (numbers[3] / 2), 0.02);
        Assert.Equal(Number(frame, "width"), 4 * numbers[2], 0.05);
        Assert.Equal(Number(frame, "height"), 3 * numbers[3], 0.05);
    }

    [Fact]
    public void Larger_numbers_are_lighter()
    {
        var svg = Draw(new(33, [.. Enumerable.Range(0, 33).Select(i => (double)i)], 0, 32));
        var lightness = svg.Descendants().Where(e => ((string?)e.Attribute("d"))?.EndsWith("h1", StringComparison.Ordinal) == true)
            .OrderBy(e => int.Parse(e.Attribute("d")!.Value[1..^4], CultureInfo.InvariantCulture))
            .Select(e => Lightness(e.Attribute("stroke")!.Value)).ToArray();
        Assert.Equal(33, lightness.Length);
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0.8, 4.5));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    public void An_empty_map_draws_nothing(int columns, int values) =>
        Assert.DoesNotContain(Draw(new(columns, [.. new double[values]], 0, 1)).Descendants(), e => e.Attribute("shape-rendering") is not null);

    // CIE 1976 L*, of sRGB.
    private static double Lightness(string colour)
    {
        var linear = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        var y = (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
        return (116 * Math.Cbrt(y)) - 16;
    }

    private static XElement Draw(HeatMap map) => XDocument.Parse(SvgFigure.Render(new FigureGrid("t", "", 1, [HeatMap.Picture("map", map, 90)]))).Root!;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex NumberPattern();
}
