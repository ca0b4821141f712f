using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lorentz.Lab.Figures;

namespace Lorentz.Lab.Tests.Figures;

public sealed partial class SvgFigureTests
{
    public static TheoryData<string> Names => ["width-scan", "pareto", "bars", "grid"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_drawn_as_it_was_approved(string name)
    {
        var svg = Render(name);
        if (Environment.GetEnvironmentVariable("LORENTZ_FIGURES") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
        }

        var approved = Path.Combine(AppContext.BaseDirectory, "Figures", "Approved", name + ".svg");
        Assert.Equal(File.ReadAllText(approved), svg);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_well_formed_and_needs_nothing_from_elsewhere(string name)
    {
        var root = XDocument.Parse(Render(name)).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "image" or "style" or "use");
        foreach (var attribute in root.Descendants().Attributes().Where(attribute => !attribute.Value.StartsWith('#')))
        {
            Assert.DoesNotContain("NaN", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotMatch(ExponentPattern(), attribute.Value);
        }
    }

    [Fact]
    public void Markers_stand_where_the_axes_say()
    {
        var figure = new Figure(
            "", "", new Axis("x", "", AxisScale.Log10) { Minimum = 1, Maximum = 10000 }, new Axis("y") { Minimum = -1, Maximum = 1 },
            [new CurveSeries("a", CurveStyle.Line, [new(1, -1), new(100, 0), new(10000, 1)])]);
        var svg = XDocument.Parse(SvgFigure.Render(figure)).Root!;
        var path = svg.Descendants().Single(e => (string?)e.Attribute("stroke-linecap") == "round").Attribute("d")!.Value;
        var axes = svg.Descendants().First(e => e.Name.LocalName == "path").Attribute("d")!.Value;
        var frame = Numbers(axes);
        var (left, top, bottom, right) = (frame[0], frame[1], frame[2], frame[3]);
        Assert.Equal([left, bottom, (left + right) / 2, (top + bottom) / 2, right, top], Numbers(path), (a, b) => Math.Abs(a - b) < 0.011);
    }

    [Fact]
    public void A_gap_interrupts_the_line_and_a_lonely_point_stays_visible()
    {
        var figure = new Figure(
            "", "", new Axis("x"), new Axis("y"),
            [new CurveSeries("a", CurveStyle.Line, [new(0, 0), new(1, 1), new(2, double.NaN), new(3, 3), new(4, double.PositiveInfinity)])]);
        var path = XDocument.Parse(SvgFigure.Render(figure)).Descendants().Single(e => (string?)e.Attribute("stroke-linecap") == "round").Attribute("d")!.Value;
        Assert.Equal("MLMh", string.Concat(path.Where(char.IsLetter)));
    }

    [Fact]
    public void Words_are_escaped()
    {
        var svg = SvgFigure.Render(new Figure("a < b & \"c\"\u0001", "", new Axis("<x>"), new Axis("y"), [new BarSeries("a&b", [])]));
        Assert.Contains("a < b & \"c\"", XDocument.Parse(svg).Root!.Elements().First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_on_a_crowd_of_points_do_not_cover_each_other()
    {
        var boxes = XDocument.Parse(Render("pareto")).Descendants()
            .Where(e => (string?)e.Attribute("paint-order") == "stroke")
            .Select(e => (X: Number(e, "x"), Y: Number(e, "y"), Width: 5.0 * e.Value.Length))
            .ToArray();
        Assert.Equal(24, boxes.Length);
        foreach (var (a, i) in boxes.Select((box, i) => (box, i)))
        {
            Assert.DoesNotContain(boxes.Skip(i + 1), b =>
                Math.Abs(a.Y - b.Y) < 10 && a.X < b.X + b.Width && b.X < a.X + a.Width);
        }
    }

    [Fact]
    public void Random_figures_never_break_the_drawing()
    {
        var random = new Random(11);
        double[] special = [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, -1e300, 1e16, 1e16 + 2];
        for (var i = 0; i < 400; i++)
        {
            double Value() => random.Next(4) == 0 ? special[random.Next(special.Length)] : BitConverter.Int64BitsToDouble(random.NextInt64());
            AxisScale Kind() => (AxisScale)random.Next(2);
            FigurePoint[] points = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new FigurePoint(Value(), Value(), random.Next(2) == 0 ? "" : "label"))];
            var figure = new Figure(
                "t", "c", new Axis("x", "", Kind()), new Axis("y", "", Kind()),
                [
                    new CurveSeries("a", (CurveStyle)random.Next(3), [.. points]),
                    new BarSeries("b", [.. points.Take(random.Next(3))]),
                    new BandSeries("c", [.. points.Select(p => new BandPoint(p.X, p.Y, Value()))]),
                    new ReferenceLine("d", Value()),
                ]);
            var svg = SvgFigure.Render(figure);
            XDocument.Parse(svg);
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
            Assert.InRange(svg.Length, 500, 60_000);
        }
    }

    private static string Render(string name) => name switch
    {
        "width-scan" => SvgFigure.Render(SampleFigures.WidthScan),
        "pareto" => SvgFigure.Render(SampleFigures.Pareto),
        "bars" => SvgFigure.Render(SampleFigures.Bars),
        _ => SvgFigure.Render(SampleFigures.Grid),
    };

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static double[] Numbers(string path) =>
        [.. NumberPattern().Matches(path).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\dE[+-]?\d")]
    private static partial Regex ExponentPattern();
}
