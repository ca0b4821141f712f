using System.Globalization;
using System.Runtime.InteropServices;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Finds the lattice that the rows of a map stand on, in whatever order they come.</summary>
internal static class LatticeDetection
{
    /// <summary>The lattice, or null with a defect noted.</summary>
    public static GridGeometry? Detect(List<MapRow> rows, DefectLog log)
    {
        var x = DetectAxis(rows, 'x', row => row.X, log);
        var y = DetectAxis(rows, 'y', row => row.Y, log);
        var z = DetectAxis(rows, 'z', row => row.Z, log);
        if (x is null || y is null || z is null)
        {
            return null;
        }

        // Scattered points would make a lattice of nearly nothing but holes.
        var nodes = (double)x.Count * y.Count * z.Count;
        if (nodes > (4.0 * rows.Count) + 64.0)
        {
            log.Add(
                MapDefectKind.NoLattice,
                0,
                () => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows.Count:N0} rows cannot fill the lattice of {x.Count} x {y.Count} x {z.Count} nodes they span"),
                "give the field on every node of a rectangular lattice");
            return null;
        }

        return new(x, y, z);
    }

    private static GridAxis? DetectAxis(List<MapRow> rows, char name, Func<MapRow, double> coordinate, DefectLog log)
    {
        var occurrences = new Dictionary<double, int>();
        foreach (var row in CollectionsMarshal.AsSpan(rows))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(occurrences, coordinate(row), out _)++;
        }

        if (occurrences.Count == 1)
        {
            log.Add(
                MapDefectKind.SingleValueAxis,
                0,
                () => string.Create(CultureInfo.InvariantCulture, $"{name} is {occurrences.Keys.First():R} mm in every row"),
                "give at least two values of each coordinate");
            return null;
        }

        var axis = LatticeAxis.Detect(occurrences);
        if (axis is null)
        {
            log.Add(
                MapDefectKind.NoLattice,
                0,
                () => $"the values of {name} are not equally spaced",
                "give the field on every node of a rectangular lattice");
        }

        return axis;
    }
}
