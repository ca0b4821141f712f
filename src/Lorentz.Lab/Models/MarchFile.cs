using Lorentz.Lab.Weights;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;

namespace Lorentz.Lab.Models;

/// <summary>Marches on disk: safetensors, with everything needed to use them.</summary>
public static class MarchFile
{
    /// <summary>The word by which a file is known to hold one.</summary>
    internal const string Format = "lorentz-march-1";

    private const int MostCells = 4096;

    // The extrapolator keeps a cell in a byte and a table of cells along z; a model of these sizes is far from any of ours.
    private const int MostPlanes = 200;
    private const double FarthestZ = 1e6;

    /// <summary>Writes a march whole or not at all.</summary>
    public static void Write(string path, MarchModel model)
    {
        var (grid, weights, region) = (model.Table.Grid, model.Weights, model.Table.Grid.Region);
        SafeTensors.Write(
            path,
            [
                TensorFields.Row("planes", [.. grid.Z]),
                TensorFields.Row("region.box", [region.MinimumX, region.MaximumX, region.MinimumY, region.MaximumY, region.MinimumZ, region.MaximumZ]),
                TensorFields.Row("region.wedge", [region.WedgeX, region.SlopeX, region.WedgeY, region.SlopeY]),
                new("field", [grid.Z.Count, grid.NodesX, grid.NodesY, PlaneTable.NodeFloats], model.Table.Coefficients),
                new("predict", [grid.Z.Count, MarchWeights.History, MarchWeights.Lanes], weights.Predict),
                new("correct", [weights.Corrects ? grid.Z.Count : 0, MarchWeights.Window, MarchWeights.Lanes], weights.Correct),
                new("advance", [grid.Z.Count, MarchWeights.Window, MarchWeights.Lanes], weights.Advance),
                new("end", [grid.Z.Count - 1, weights.Orders, MarchWeights.Window, MarchWeights.Lanes], weights.End),
                TensorFields.Row("domain.minimum", [.. model.Domain.Minimum]),
                TensorFields.Row("domain.maximum", [.. model.Domain.Maximum]),
            ],
            new Dictionary<string, string>
            {
                ["format"] = Format,
                ["cells-x"] = TensorFields.Text(grid.CellsX),
                ["cells-y"] = TensorFields.Text(grid.CellsY),
                ["orders"] = TensorFields.Text(weights.Orders),
                ["corrects"] = weights.Corrects ? "1" : "0",
                ["units"] = "mm, mm, 1, 1, 1/MeV, T; weights of x and y in mm^2, of tx and ty in mm",
            });
    }

    /// <summary>Reads a march.</summary>
    /// <exception cref="InvalidDataException">The file holds no march; the message names it and what is wrong.</exception>
    /// <exception cref="IOException">The file is missing or no whole safetensors file; the message names it.</exception>
    public static MarchModel Read(string path) => Of(SafeTensors.Read(path), path);

    /// <summary>The march in a file that has been read.</summary>
    /// <param name="file">What the file holds.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The file holds no march; the message names it and what is wrong.</exception>
    internal static MarchModel Of(TensorFile file, string name)
    {
        var fields = new TensorFields(file, name, "a march");
        fields.RequireFormat(Format);
        var box = fields.Row("region.box", 6);
        var wedge = fields.Row("region.wedge", 4);
        var region = new FieldRegion(box[0], box[1], box[2], box[3], box[4], box[5])
        {
            WedgeX = wedge[0], SlopeX = wedge[1], WedgeY = wedge[2], SlopeY = wedge[3],
        };
        var grid = new PlaneGrid(
            fields.Doubles("planes"), region, fields.Number("cells-x", 1, MostCells), fields.Number("cells-y", 1, MostCells));
        if (grid.Problem is { } problem)
        {
            throw fields.Wrong($"{problem}.");
        }

        if (ProblemOf(grid) is { } limit)
        {
            throw fields.Wrong($"{limit}.");
        }

        var (planes, orders, corrects) = (grid.Z.Count, fields.Number("orders", 1, 12), fields.Number("corrects", 0, 1));
        var weights = new MarchWeights(
            orders,
            fields.Floats("predict", planes * MarchWeights.History * MarchWeights.Lanes),
            fields.Floats("correct", corrects * planes * MarchWeights.Window * MarchWeights.Lanes),
            fields.Floats("advance", planes * MarchWeights.Window * MarchWeights.Lanes),
            fields.Floats("end", (planes - 1) * orders * MarchWeights.Window * MarchWeights.Lanes));
        var table = new PlaneTable(grid, fields.Floats("field", planes * PlaneTable.FloatsPerPlane(grid)));
        return new(table, weights, new TrainingDomain(fields.Row("domain.minimum", 7), fields.Row("domain.maximum", 7)));
    }

    private static string? ProblemOf(PlaneGrid grid) =>
        grid.Z.Count > MostPlanes ? $"{grid.Z.Count} planes, expected at most {MostPlanes}"
        : grid.Z.Any(z => Math.Abs(z) > FarthestZ) ? FormattableString.Invariant($"a plane beyond {FarthestZ} mm")
        : !grid.Z.All(z => IsWidth(grid.HalfWidthXAt(z)) && IsWidth(grid.HalfWidthYAt(z))) ? "the wedge of 'region.wedge' has no width on some plane, expected one above 0"
        : (long)grid.Z.Count * grid.NodesX * grid.NodesY * PlaneTable.NodeFloats > Array.MaxLength ? $"{grid.CellsX} x {grid.CellsY} cells on {grid.Z.Count} planes are more than a file holds"
        : null;

    private static bool IsWidth(double width) => double.IsFinite(width) && width > 0;
}
