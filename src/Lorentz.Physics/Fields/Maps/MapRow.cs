namespace Lorentz.Physics.Fields.Maps;

/// <summary>One row of a field map whose coordinates could be read.</summary>
/// <param name="Line">Its line number, from 1.</param>
/// <param name="X">x in mm, finite.</param>
/// <param name="Y">y in mm, finite.</param>
/// <param name="Z">z in mm, finite.</param>
/// <param name="Bx">Bx in tesla; NaN when it could not be read.</param>
/// <param name="By">By in tesla; NaN when it could not be read.</param>
/// <param name="Bz">Bz in tesla; NaN when it could not be read.</param>
/// <param name="Flaws">Bits of the <see cref="MapDefectKind"/>s found in the row.</param>
internal readonly record struct MapRow(
    int Line, double X, double Y, double Z, double Bx, double By, double Bz, int Flaws);
