using Lorentz.Physics.Extrapolation;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>A contender of the Pareto race.</summary>
/// <param name="Name">Name in tables, unique.</param>
/// <param name="Family">Its curve in figures.</param>
/// <param name="IsLearned">Whether anything in it was learned from tracks.</param>
/// <param name="Extrapolator">The contender.</param>
internal sealed record RaceEntry(string Name, string Family, bool IsLearned, Extrapolator Extrapolator);
