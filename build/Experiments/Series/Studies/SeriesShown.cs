namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>A solution to be drawn.</summary>
/// <param name="Judge">What judged it: its equation and the exact solution.</param>
/// <param name="Name">Name in the legend.</param>
/// <param name="Score">What was found.</param>
internal sealed record SeriesShown(SeriesJudge Judge, string Name, SeriesScore Score);
