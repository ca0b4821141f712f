namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Maps numbers along an axis to pixels.</summary>
/// <param name="Kind">Linear or logarithmic.</param>
/// <param name="Low">Number at <paramref name="Start"/>; positive on a logarithmic axis.</param>
/// <param name="High">Number at <paramref name="End"/>, above <paramref name="Low"/>.</param>
/// <param name="Start">Pixel of the lower end.</param>
/// <param name="End">Pixel of the upper end.</param>
internal sealed record Scale(AxisScale Kind, double Low, double High, double Start, double End)
{
    // Numbers far outside a range that the author fixed still need short, finite coordinates.
    private const double Farthest = 20_000;

    // Numbers beyond this are gaps, and so are their inverses on a logarithmic axis: ends around them would overflow.
    private const double Largest = 1e300;

    /// <summary>True where a number has a place on an axis of this kind.</summary>
    public static bool Shows(AxisScale kind, double value) =>
        Math.Abs(value) <= Largest && (kind == AxisScale.Linear || value >= 1 / Largest);

    /// <summary>The pixel of a number, or null for a gap.</summary>
    public double? Map(double value)
    {
        if (!Shows(Kind, value))
        {
            return null;
        }

        var fraction = Kind == AxisScale.Linear
            ? (value - Low) / (High - Low)
            : (Decades.Log10(value) - Decades.Log10(Low)) / (Decades.Log10(High) - Decades.Log10(Low));
        return Math.Clamp(Start + (fraction * (End - Start)), -Farthest, Farthest);
    }
}
