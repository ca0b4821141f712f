using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>The rows of a map put on the nodes of its lattice, each node with the flaws found there.</summary>
/// <param name="Geometry">The lattice.</param>
/// <param name="Values">Bx, By, Bz in tesla of each node; NaN where unknown.</param>
/// <param name="Flaws">Bits of the <see cref="MapDefectKind"/>s of each node; 0 for a sound one.</param>
internal sealed record MapNodes(GridGeometry Geometry, double[] Values, int[] Flaws)
{
    /// <summary>Places rows in the order given: of two rows for one node the first counts.</summary>
    public static MapNodes Place(GridGeometry geometry, ReadOnlySpan<MapRow> rows, DefectLog log)
    {
        var values = new double[3 * geometry.NodeCount];
        var flaws = new int[geometry.NodeCount];
        var lines = new int[geometry.NodeCount];
        values.AsSpan().Fill(double.NaN);
        foreach (var row in rows)
        {
            PlaceRow(geometry, row, values, flaws, lines, log);
        }

        for (var node = 0; node < lines.Length; node++)
        {
            if (lines[node] == 0)
            {
                flaws[node] = MapRowParser.Bit(MapDefectKind.MissingNode);
                var missing = node;
                log.Add(
                    MapDefectKind.MissingNode,
                    0,
                    () => $"no row gives the field at {Describe(geometry, missing)}",
                    "complete the map (was it cut off?), or mask the node");
            }
        }

        return new(geometry, values, flaws);
    }

    private static void PlaceRow(GridGeometry geometry, MapRow row, double[] values, int[] flaws, int[] lines, DefectLog log)
    {
        var i = LatticeAxis.NodeOf(geometry.X, row.X);
        var j = LatticeAxis.NodeOf(geometry.Y, row.Y);
        var k = LatticeAxis.NodeOf(geometry.Z, row.Z);
        if (i < 0 || j < 0 || k < 0)
        {
            ReportOffLattice(geometry, row, i, j, k, log);
            return;
        }

        var node = geometry.Index(i, j, k);
        var place = values.AsSpan(3 * node, 3);
        flaws[node] |= row.Flaws;
        if (lines[node] == 0)
        {
            lines[node] = row.Line;
            (place[0], place[1], place[2]) = (row.Bx, row.By, row.Bz);
            return;
        }

        // Equals, not ==: two values that could not be read are the same.
        var same = place[0].Equals(row.Bx) && place[1].Equals(row.By) && place[2].Equals(row.Bz);
        var kind = same ? MapDefectKind.DuplicateIdentical : MapDefectKind.DuplicateConflicting;
        flaws[node] |= MapRowParser.Bit(kind);
        ReportDuplicate(geometry, node, kind, lines[node], row.Line, log);
    }

    // The reports stand apart, so that a sound row allocates no closure.
    private static void ReportDuplicate(GridGeometry geometry, int node, MapDefectKind kind, int firstLine, int line, DefectLog log)
    {
        var same = kind == MapDefectKind.DuplicateIdentical;
        log.Add(
            kind,
            line,
            () => string.Create(
                CultureInfo.InvariantCulture,
                $"{Describe(geometry, node)} was given in line {firstLine} already, with {(same ? "the same" : "another")} field"),
            same ? "delete one of the two, or keep" : "delete the wrong one, keep the first, or mask the node");
    }

    private static void ReportOffLattice(GridGeometry geometry, MapRow row, int i, int j, int k, DefectLog log)
    {
        var (name, position, axis) = i < 0 ? ('x', row.X, geometry.X) : j < 0 ? ('y', row.Y, geometry.Y) : ('z', row.Z, geometry.Z);
        log.Add(
            MapDefectKind.OffLattice,
            row.Line,
            () => string.Create(
                CultureInfo.InvariantCulture,
                $"{name} = {position:R} mm is not one of the {axis.Count} nodes from {axis.Origin:R} to {axis.End:R} mm, {axis.Spacing:R} mm apart"),
            "correct the coordinate, or mask: the row is left out");
    }

    private static string Describe(GridGeometry geometry, int index)
    {
        var (i, j, k) = geometry.Node(index);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"({geometry.X.Position(i):R}, {geometry.Y.Position(j):R}, {geometry.Z.Position(k):R}) mm");
    }
}
