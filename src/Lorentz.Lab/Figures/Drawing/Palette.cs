namespace Lorentz.Lab.Figures.Drawing;

/// <summary>
/// Colours and markers that readers with any colour vision can tell apart: Okabe and Ito (2008), "Color universal
/// design", in the order of their contrast on white, yellow last.
/// </summary>
internal sealed class Palette
{
    public const string Ink = "#222222";
    public const string Soft = "#555555";
    public const string Grid = "#E4E4E4";

    private static readonly string[] Colours =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442"];

    private readonly List<string> names;

    /// <summary>Gives every colour name of the panels its place, in the order of first use.</summary>
    public Palette(IEnumerable<Figure> panels) => names =
        [.. panels.SelectMany(panel => panel.Series).Where(series => series is not (ReferenceLine or HeatMap)).Select(NameOf).Distinct()];

    public string Colour(Series series) => Colours[Index(series) % Colours.Length];

    /// <summary>Dashes tell apart what colours no longer can.</summary>
    public string Dashes(Series series) =>
        series.IsDashed || Index(series) >= Colours.Length ? " stroke-dasharray=\"6 4\"" : "";

    /// <summary>The outline of a marker about a point.</summary>
    public string Marker(Series series, double x, double y)
    {
        var n = SvgText.Number;
        return (Index(series) % 8) switch
        {
            0 => $"M{n(x - 4)} {n(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
            1 => $"M{n(x - 3.6)} {n(y - 3.6)}h7.2v7.2h-7.2z",
            2 => $"M{n(x)} {n(y - 4.8)}l4.6 8h-9.2z",
            3 => $"M{n(x)} {n(y - 5)}l5 5l-5 5l-5 -5z",
            4 => $"M{n(x)} {n(y + 4.8)}l4.6 -8h-9.2z",
            5 => $"M{n(x - 1.6)} {n(y - 4.8)}h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z",
            6 => $"M{n(x)} {n(y - 4.8)}l4.6 3.3l-1.8 5.4h-5.6l-1.8 -5.4z",
            _ => $"M{n(x - 4.8)} {n(y)}l2.4 -4.2h4.8l2.4 4.2l-2.4 4.2h-4.8z",
        };
    }

    private static string NameOf(Series series) => series.ColourName ?? series.Name;

    private int Index(Series series) => names.IndexOf(NameOf(series));
}
