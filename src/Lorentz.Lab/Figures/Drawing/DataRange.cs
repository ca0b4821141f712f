namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Chooses the ends of an axis.</summary>
internal static class DataRange
{
    private const double Margin = 0.05;

    /// <summary>The ends of the horizontal axis.</summary>
    public static (double Low, double High) Horizontal(Figure figure)
    {
        var axis = figure.Horizontal;
        if (axis.Categories.Length > 0)
        {
            return (-0.5, axis.Categories.Length - 0.5);
        }

        return Of(axis, figure.Series.SelectMany(HorizontalValues).Concat(axis.Ticks), keepsZero: false);
    }

    /// <summary>The ends of the vertical axis.</summary>
    public static (double Low, double High) Vertical(Figure figure)
    {
        var values = figure.Series.SelectMany(VerticalValues);
        var bars = figure.Vertical.Scale == AxisScale.Linear && figure.Series.Any(series => series is BarSeries);
        return Of(figure.Vertical, bars ? values.Append(0) : values, keepsZero: true);
    }

    private static IEnumerable<double> HorizontalValues(Series series) => series switch
    {
        CurveSeries curve => curve.Points.Select(point => point.X),
        BarSeries bars => bars.Points.Select(point => point.X - 0.5).Concat(bars.Points.Select(point => point.X + 0.5)),
        BandSeries band => band.Points.Select(point => point.X),
        HeatMap map => [0, map.Columns],
        _ => [],
    };

    private static IEnumerable<double> VerticalValues(Series series) => series switch
    {
        CurveSeries curve => curve.Points.Select(point => point.Y),
        BarSeries bars => bars.Points.Select(point => point.Y),
        BandSeries band => band.Points.SelectMany(point => new[] { point.Low, point.High }),
        HeatMap map => [0, map.Rows],
        ReferenceLine line => [line.Y],
        _ => [],
    };

    private static (double Low, double High) Of(Axis axis, IEnumerable<double> values, bool keepsZero)
    {
        var shown = values.Where(value => Scale.Shows(axis.Scale, value)).DefaultIfEmpty(double.NaN).ToArray();
        var (low, high) = axis.Scale == AxisScale.Log10
            ? Logarithmic(shown.Min(), shown.Max())
            : Linear(shown.Min(), shown.Max(), keepsZero);
        var minimum = Usable(axis, axis.Minimum);
        var maximum = Usable(axis, axis.Maximum);
        low = minimum ?? low;
        high = maximum ?? high;
        if (high > low)
        {
            return (low, high);
        }

        // An end fixed beyond all data leaves nothing between the ends: make room on the free side.
        var isLogarithmic = axis.Scale == AxisScale.Log10;
        return minimum is null
            ? (isLogarithmic ? high / 10 : high - 1 - Math.Abs(high), high)
            : (low, isLogarithmic ? low * 10 : low + 1 + Math.Abs(low));
    }

    private static double? Usable(Axis axis, double? end) => end is { } value && Scale.Shows(axis.Scale, value) ? value : null;

    private static (double Low, double High) Linear(double low, double high, bool keepsZero)
    {
        if (double.IsNaN(low))
        {
            return (0, 1);
        }

        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= size * 1e-12 || high - low < 1e-290)
        {
            var room = size < 1e-280 ? 1 : size * 0.1;
            return (low - room, high + room);
        }

        var margin = Margin * (high - low);
        var lower = low - margin;
        var upper = high + margin;
        return (keepsZero && low >= 0 && lower < 0 ? 0 : lower, keepsZero && high <= 0 && upper > 0 ? 0 : upper);
    }

    private static (double Low, double High) Logarithmic(double low, double high)
    {
        if (double.IsNaN(low))
        {
            return (1, 10);
        }

        if (high <= low * (1 + 1e-12))
        {
            return (low / 2, high * 2);
        }

        // A factor per decade shown keeps the margin a fixed share of the length without raising to a power.
        var factor = 1 + (0.12 * Math.Max(0.5, Decades.Log10(high) - Decades.Log10(low)));
        return (low / factor, high * factor);
    }
}
