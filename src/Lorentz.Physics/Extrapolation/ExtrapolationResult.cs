using Lorentz.Physics.Tracks;

namespace Lorentz.Physics.Extrapolation;

/// <summary>An end state and what the extrapolator says of it.</summary>
/// <param name="State">The state on the plane asked for; meaningful for Ok and OutsideRegion.</param>
/// <param name="Status">Whether it may be used.</param>
public readonly record struct ExtrapolationResult(TrackState State, ExtrapolationStatus Status);
