using System.Collections.Immutable;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>What a policy made of a map that was read.</summary>
/// <param name="Grid">The map, or null when a defect was rejected.</param>
/// <param name="Report">What was found and what was done about it, line by line; belongs beside every result of the map.</param>
public sealed record FieldMapResolution(FieldGrid? Grid, ImmutableArray<string> Report);
