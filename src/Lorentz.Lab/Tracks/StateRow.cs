using System.Collections.Immutable;

namespace Lorentz.Lab.Tracks;

/// <summary>A state and the plane it is carried to.</summary>
/// <param name="LineNumber">The line in the file.</param>
/// <param name="Fields">The fields as they were written.</param>
/// <param name="X">Horizontal position in mm.</param>
/// <param name="Y">Vertical position in mm.</param>
/// <param name="Tx">Slope dx/dz.</param>
/// <param name="Ty">Slope dy/dz.</param>
/// <param name="ChargeOverMomentum">Charge over momentum in 1/MeV.</param>
/// <param name="StartZ">Plane of the state in mm.</param>
/// <param name="EndZ">Plane to reach in mm.</param>
public sealed record StateRow(
    long LineNumber,
    ImmutableArray<string> Fields,
    double X,
    double Y,
    double Tx,
    double Ty,
    double ChargeOverMomentum,
    double StartZ,
    double EndZ) : StateLine(LineNumber, Fields);
