namespace Lorentz.Physics.Integration;

/// <summary>What an adaptive integration may get wrong in one step, and how long its steps may be.</summary>
/// <param name="Position">Local position error in mm.</param>
/// <param name="Slope">Local slope error.</param>
public readonly record struct Tolerance(double Position, double Slope)
{
    /// <summary>First step tried, in mm.</summary>
    public double FirstStep { get; init; } = 500;

    /// <summary>Longest step in mm: long enough for the field-free ends, short enough not to jump over the magnet.</summary>
    public double LongestStep { get; init; } = 2000;

    /// <summary>Shortest step in mm, taken whatever its error.</summary>
    public double ShortestStep { get; init; } = 1;

    /// <summary>Factor below the step that would just meet the tolerance.</summary>
    public double Safety { get; init; } = 0.9;

    /// <summary>A step shrinks at most by this factor.</summary>
    public double MinimumGrowth { get; init; } = 0.2;

    /// <summary>A step grows at most by this factor.</summary>
    public double MaximumGrowth { get; init; } = 4;

    /// <summary>Steps tried before the integration gives up.</summary>
    public int MaximumAttempts { get; init; } = 100_000;

    /// <summary>A position tolerance in mm and the slope tolerance that costs as much over one metre.</summary>
    public static Tolerance OfPosition(double millimetres) => new(millimetres, millimetres / 1000);
}
