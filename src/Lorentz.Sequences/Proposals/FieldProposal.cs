using System.Collections.Immutable;

namespace Lorentz.Sequences.Proposals;

/// <summary>A formula and those of its parameters that do not follow from the others by linear least squares.</summary>
/// <param name="Kind">The formula.</param>
/// <param name="Parameters">
/// kx, ky of each wave; k of rings; k, q of a frequency-modulated wave; cx, cy, bx, by of an amplitude-modulated one;
/// k of the rings and kx, ky of the wave of a composite field.
/// </param>
/// <param name="Probability">What the network gives the nodes it comes from.</param>
public sealed record FieldProposal(FieldKind Kind, ImmutableArray<double> Parameters, double Probability);
