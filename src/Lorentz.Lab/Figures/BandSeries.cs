using System.Collections.Immutable;

namespace Lorentz.Lab.Figures;

/// <summary>A shaded band between two curves, such as quartiles around a median.</summary>
/// <param name="Name">Its name in the legend; that of its curve shares the entry.</param>
/// <param name="Points">From left to right.</param>
public sealed record BandSeries(string Name, ImmutableArray<BandPoint> Points) : Series(Name);
