using Lorentz.Series.Equations;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>A solution to be drawn.</summary>
/// <param name="Equation">Its equation.</param>
/// <param name="Terms">Largest index N of a coefficient.</param>
/// <param name="Name">Name in the legend.</param>
/// <param name="Score">What was found.</param>
internal sealed record SeriesShown(LinearEquation Equation, int Terms, string Name, SeriesScore Score);
