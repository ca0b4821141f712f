using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Learned;

namespace Lorentz.Tracks.Marching;

/// <summary>A march over fixed planes as data: the field on them, the weights, and the tracks they were made for.</summary>
/// <param name="Table">The field on the planes; the first is where every track starts.</param>
/// <param name="Weights">How accelerations add up.</param>
/// <param name="Domain">Ranges of the tracks the weights were fitted to.</param>
public sealed record MarchModel(PlaneTable Table, MarchWeights Weights, TrainingDomain Domain)
{
    /// <summary>Planes of constant z in mm.</summary>
    public IReadOnlyList<double> Z => Table.Grid.Z;

    /// <summary>Number of planes.</summary>
    public int Planes => Table.Grid.Z.Count;

    /// <summary>The cell that z lies in: the plane before it; the first or last cell for z beyond the planes.</summary>
    public int CellOf(double z)
    {
        var cell = 0;
        while (cell + 2 < Planes && z >= Z[cell + 1])
        {
            cell++;
        }

        return cell;
    }
}
