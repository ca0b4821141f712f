using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Physics.Fields.Planes;

namespace Lorentz.Tracks.Marching;

/// <summary>A march laid out for its kernels: floats that do not move, one block a plane.</summary>
/// <remarks>A pointer does not keep the layout alive: who takes one calls GC.KeepAlive after its last use.</remarks>
internal sealed unsafe class MarchLayout
{
    /// <summary>Floats of a plane's header.</summary>
    public const int HeaderFloats = 8;

    /// <summary>Distance from the first plane, in mm.</summary>
    public const int Reach = 0;

    /// <summary>Distance from the base, in mm.</summary>
    public const int FromBase = 1;

    /// <summary>Distance the base advances, in mm.</summary>
    public const int Step = 2;

    /// <summary>Cells per mm along x.</summary>
    public const int ScaleX = 4;

    /// <summary>Cells per mm along y.</summary>
    public const int ScaleY = 5;

    private readonly float[] planes;
    private readonly float[] end;
    private readonly float[] table;

    public MarchLayout(MarchModel model)
    {
        var (grid, weights) = (model.Table.Grid, model.Weights);
        (CellsX, CellsY, Orders) = (grid.CellsX, grid.CellsY, weights.Orders);
        Cells = Vector128.Create(CellsX, CellsY, 0, 0f);
        HalfCells = 0.5f * Cells;
        LastCell = Vector128.Create(CellsX - 1, CellsY - 1, 0, 0);
        Corrects = weights.Corrects;
        RowFloats = grid.NodesY * PlaneTable.NodeFloats;
        TableFloats = PlaneTable.FloatsPerPlane(grid);
        planes = GC.AllocateArray<float>(model.Planes * PlaneFloats, pinned: true);
        end = GC.AllocateArray<float>(weights.End.Length, pinned: true);
        table = GC.AllocateArray<float>(model.Table.Coefficients.Length, pinned: true);
        weights.End.CopyTo(end, 0);
        model.Table.Coefficients.CopyTo(table, 0);
        for (var plane = 0; plane < model.Planes; plane++)
        {
            var block = planes.AsSpan(plane * PlaneFloats, PlaneFloats);
            block[Reach] = (float)(grid.Z[plane] - grid.Z[0]);
            block[FromBase] = (float)(grid.Z[plane] - grid.Z[MarchStages.BaseOf(plane)]);
            block[Step] = plane >= 2 ? (float)(grid.Z[plane - 1] - grid.Z[plane - 2]) : 0;
            block[ScaleX] = (float)(grid.CellsX / (2 * grid.HalfWidthX(plane)));
            block[ScaleY] = (float)(grid.CellsY / (2 * grid.HalfWidthY(plane)));
            Copy(weights.Predict, plane, MarchWeights.History, block[PredictAt..]);
            if (Corrects)
            {
                Copy(weights.Correct, plane, MarchWeights.Window, block[CorrectAt..]);
            }

            Copy(weights.Advance, plane, MarchWeights.Window, block[AdvanceAt..]);
        }
    }

    /// <summary>Where the weights of the prediction begin in a plane's block.</summary>
    public const int PredictAt = HeaderFloats;

    /// <summary>Where the weights of the correction begin.</summary>
    public const int CorrectAt = PredictAt + (MarchWeights.History * MarchWeights.Lanes);

    /// <summary>Where the weights that advance the base begin.</summary>
    public const int AdvanceAt = CorrectAt + (MarchWeights.Window * MarchWeights.Lanes);

    /// <summary>Floats of a plane's block.</summary>
    public const int PlaneFloats = AdvanceAt + (MarchWeights.Window * MarchWeights.Lanes);

    /// <summary>Cells along x.</summary>
    public int CellsX { get; }

    /// <summary>Cells along y.</summary>
    public int CellsY { get; }

    /// <summary>Both, in the order of a place.</summary>
    public Vector128<float> Cells { get; }

    /// <summary>Half of both: the place of the beam.</summary>
    public Vector128<float> HalfCells { get; }

    /// <summary>Index of the last cell.</summary>
    public Vector128<int> LastCell { get; }

    /// <summary>Whether slopes are corrected once a plane has an acceleration.</summary>
    public bool Corrects { get; }

    /// <summary>Powers of the end weights.</summary>
    public int Orders { get; }

    /// <summary>Floats between nodes that are neighbours in x.</summary>
    public int RowFloats { get; }

    /// <summary>Floats of a plane's table.</summary>
    public int TableFloats { get; }

    /// <summary>Blocks of the planes.</summary>
    public float* Planes => (float*)Unsafe.AsPointer(ref planes[0]);

    /// <summary>End weights.</summary>
    public float* End => (float*)Unsafe.AsPointer(ref end[0]);

    /// <summary>Spline coefficients.</summary>
    public float* Table => (float*)Unsafe.AsPointer(ref table[0]);

    private static void Copy(float[] weights, int plane, int window, Span<float> target) =>
        weights.AsSpan(plane * window * MarchWeights.Lanes, window * MarchWeights.Lanes).CopyTo(target);
}
