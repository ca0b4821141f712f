using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Writes a grid as the text that <see cref="FieldMapParser"/> reads back to the bit.</summary>
public static class FieldMapText
{
    /// <summary>The lines: a comment, a header, one row a node (z fastest).</summary>
    /// <param name="grid">The grid.</param>
    public static IEnumerable<string> Lines(FieldGrid grid)
    {
        var geometry = grid.Geometry;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"# magnetic field on {geometry.X.Count} x {geometry.Y.Count} x {geometry.Z.Count} nodes");
        yield return "x[mm] y[mm] z[mm] Bx[T] By[T] Bz[T]";
        for (var i = 0; i < geometry.X.Count; i++)
        {
            for (var j = 0; j < geometry.Y.Count; j++)
            {
                for (var k = 0; k < geometry.Z.Count; k++)
                {
                    yield return Row(grid, i, j, k);
                }
            }
        }
    }

    private static string Row(FieldGrid grid, int i, int j, int k)
    {
        var (x, y, z) = (grid.Geometry.X.Position(i), grid.Geometry.Y.Position(j), grid.Geometry.Z.Position(k));
        var b = grid.At(i, j, k);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{x:R} {y:R} {z:R} {b.X.Value:R} {b.Y.Value:R} {b.Z.Value:R}");
    }
}
