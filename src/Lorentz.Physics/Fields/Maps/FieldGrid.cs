using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>A magnetic field tabulated on the nodes of a lattice: plain immutable data, not yet a field.</summary>
public sealed class FieldGrid
{
    private readonly double[] values;

    private FieldGrid(GridGeometry geometry, FieldRegion region, double[] values)
    {
        Geometry = geometry;
        Region = region;
        this.values = values;
    }

    /// <summary>The nodes.</summary>
    public GridGeometry Geometry { get; }

    /// <summary>Where the values can be trusted: the box of the nodes, or less where the tabulated field was trusted in less.</summary>
    public FieldRegion Region { get; }

    /// <summary>Bx, By, Bz in tesla of each node, in the order of <see cref="GridGeometry.Index"/>: 3 NodeCount numbers.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, 3 * Geometry.NodeCount);

    /// <summary>The values followed by one spare number, so that four numbers can be read at every node.</summary>
    internal double[] PaddedValues => values;

    /// <summary>A grid of the given values, which are copied.</summary>
    /// <param name="geometry">The nodes.</param>
    /// <param name="values">Bx, By, Bz in tesla of each node, z fastest.</param>
    /// <exception cref="ArgumentException">There are not three values a node.</exception>
    public static FieldGrid Of(GridGeometry geometry, ReadOnlySpan<double> values)
    {
        var expected = 3 * geometry.NodeCount;
        if (values.Length != expected)
        {
            throw new ArgumentException($"{geometry.NodeCount} nodes need {expected} values, not {values.Length}.", nameof(values));
        }

        var copy = new double[expected + 1];
        values.CopyTo(copy);
        return new(geometry, geometry.Region, copy);
    }

    /// <summary>Tabulates a field, four nodes at a time.</summary>
    /// <param name="field">The field; it must be defined on every node.</param>
    /// <param name="geometry">The nodes.</param>
    /// <param name="threads">Number of threads; the values do not depend on it.</param>
    public static FieldGrid Sample<TField>(TField field, GridGeometry geometry, int threads = 1)
        where TField : struct, IMagneticField
    {
        var values = new double[(3 * geometry.NodeCount) + 1];
        ParallelPlanes.ForEach(geometry.X.Count, threads, i => SamplePlane(field, geometry, i, values));
        return new(geometry, Common(field.Region, geometry.Region), values);
    }

    /// <summary>The field (Bx, By, Bz) in tesla on node (i, j, k).</summary>
    public Vector3<Real64> At(int i, int j, int k)
    {
        var start = 3 * Geometry.Index(i, j, k);
        return new(new(values[start]), new(values[start + 1]), new(values[start + 2]));
    }

    private static FieldRegion Common(FieldRegion field, FieldRegion box) => field with
    {
        MinimumX = Math.Max(field.MinimumX, box.MinimumX),
        MaximumX = Math.Min(field.MaximumX, box.MaximumX),
        MinimumY = Math.Max(field.MinimumY, box.MinimumY),
        MaximumY = Math.Min(field.MaximumY, box.MaximumY),
        MinimumZ = Math.Max(field.MinimumZ, box.MinimumZ),
        MaximumZ = Math.Min(field.MaximumZ, box.MaximumZ),
    };

    private static void SamplePlane<TField>(TField field, GridGeometry geometry, int i, double[] values)
        where TField : struct, IMagneticField
    {
        var x = DoubleLanes.Constant(geometry.X.Position(i));
        Span<double> z = stackalloc double[DoubleLanes.Count];
        Span<double> components = stackalloc double[3 * DoubleLanes.Count];
        for (var j = 0; j < geometry.Y.Count; j++)
        {
            var y = DoubleLanes.Constant(geometry.Y.Position(j));
            for (var k = 0; k < geometry.Z.Count; k += DoubleLanes.Count)
            {
                var filled = Math.Min(DoubleLanes.Count, geometry.Z.Count - k);
                for (var lane = 0; lane < DoubleLanes.Count; lane++)
                {
                    z[lane] = geometry.Z.Position(k + Math.Min(lane, filled - 1));
                }

                var b = field.At(x, y, DoubleLanes.Load(z, 0));
                b.X.Store(components, 0);
                b.Y.Store(components, DoubleLanes.Count);
                b.Z.Store(components, 2 * DoubleLanes.Count);
                for (var lane = 0; lane < filled; lane++)
                {
                    var start = 3 * geometry.Index(i, j, k + lane);
                    values[start] = components[lane];
                    values[start + 1] = components[DoubleLanes.Count + lane];
                    values[start + 2] = components[(2 * DoubleLanes.Count) + lane];
                }
            }
        }
    }
}
