using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>One axis of a figure.</summary>
/// <param name="Label">What is drawn along it.</param>
/// <param name="Unit">Unit without brackets; empty for pure numbers.</param>
/// <param name="Scale">Linear or logarithmic.</param>
public sealed record Axis(string Label, string Unit = "", AxisScale Scale = AxisScale.Linear)
{
    /// <summary>Lower end; null takes it from the data.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper end; null takes it from the data.</summary>
    public double? Maximum { get; init; }

    /// <summary>The only numbers to mark, for example the widths that were trained; empty marks round numbers.</summary>
    public ImmutableArray<double> Ticks { get; init; } = [];

    /// <summary>Names that stand at 0, 1, 2 and so on instead of numbers; empty for a numeric axis.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Label and unit as they stand along the axis.</summary>
    public string Heading => Unit.Length == 0 ? Label : $"{Label} [{Unit}]";
}
