namespace Lorentz.Physics.Fields.Maps;

/// <summary>A rectangular lattice of nodes; node (i, j, k) has the index (i CountY + j) CountZ + k, so z runs fastest.</summary>
/// <param name="X">Nodes along x.</param>
/// <param name="Y">Nodes along y.</param>
/// <param name="Z">Nodes along z, the direction tracks run in: a track finds its nodes side by side in memory.</param>
public sealed record GridGeometry(GridAxis X, GridAxis Y, GridAxis Z)
{
    /// <summary>Number of nodes.</summary>
    public int NodeCount => checked(X.Count * Y.Count * Z.Count);

    /// <summary>The box spanned by the nodes.</summary>
    public FieldRegion Region => new(X.Origin, X.End, Y.Origin, Y.End, Z.Origin, Z.End);

    /// <summary>Whether (x, y, z) in mm lies in the box spanned by the nodes; false for NaN.</summary>
    public bool Contains(double x, double y, double z) => X.Contains(x) && Y.Contains(y) && Z.Contains(z);

    /// <summary>Index of node (i, j, k).</summary>
    public int Index(int i, int j, int k) => (((i * Y.Count) + j) * Z.Count) + k;

    /// <summary>Node (i, j, k) of an index: the inverse of <see cref="Index"/>.</summary>
    public (int I, int J, int K) Node(int index)
    {
        var (column, k) = Math.DivRem(index, Z.Count);
        var (i, j) = Math.DivRem(column, Y.Count);
        return (i, j, k);
    }
}
