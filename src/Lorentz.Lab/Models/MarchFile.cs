using Lorentz.Lab.Weights;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;

namespace Lorentz.Lab.Models;

/// <summary>Marches on disk: safetensors, with everything needed to use them.</summary>
public static class MarchFile
{
    private const string Format = "lorentz-march-1";
    private const int MostCells = 4096;

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
    public static MarchModel Read(string path)
    {
        var file = new TensorFields(SafeTensors.Read(path), path, "a march");
        file.RequireFormat(Format);
        var box = file.Row("region.box", 6);
        var wedge = file.Row("region.wedge", 4);
        var region = new FieldRegion(box[0], box[1], box[2], box[3], box[4], box[5])
        {
            WedgeX = wedge[0], SlopeX = wedge[1], WedgeY = wedge[2], SlopeY = wedge[3],
        };
        var grid = new PlaneGrid(
            file.Doubles("planes"), region, file.Number("cells-x", 1, MostCells), file.Number("cells-y", 1, MostCells));
        if (grid.Problem is { } problem)
        {
            throw file.Wrong($"{problem}.");
        }

        var (planes, orders, corrects) = (grid.Z.Count, file.Number("orders", 1, 12), file.Number("corrects", 0, 1));
        var weights = new MarchWeights(
            orders,
            file.Floats("predict", planes * MarchWeights.History * MarchWeights.Lanes),
            file.Floats("correct", corrects * planes * MarchWeights.Window * MarchWeights.Lanes),
            file.Floats("advance", planes * MarchWeights.Window * MarchWeights.Lanes),
            file.Floats("end", (planes - 1) * orders * MarchWeights.Window * MarchWeights.Lanes));
        var table = new PlaneTable(grid, file.Floats("field", planes * PlaneTable.FloatsPerPlane(grid)));
        return new(table, weights, new TrainingDomain(file.Row("domain.minimum", 7), file.Row("domain.maximum", 7)));
    }
}
