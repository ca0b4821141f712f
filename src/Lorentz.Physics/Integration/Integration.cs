using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;

namespace Lorentz.Physics.Integration;

/// <summary>Outcome of an integration.</summary>
/// <param name="State">The state where it ended.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Rejected">Steps tried and refused.</param>
/// <param name="OutsideLanes">Bit i is set when lane i left the field's region.</param>
/// <param name="TurnedLanes">Bit i is set when lane i turned so steeply that z no longer describes its path.</param>
/// <param name="Finished">Whether the end was reached.</param>
public readonly record struct Integration<T>(State<T> State, int Steps, int Rejected, int OutsideLanes, int TurnedLanes, bool Finished)
    where T : unmanaged, IReal<T>;
