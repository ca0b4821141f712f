namespace Lorentz.Sequences.Proposals;

/// <summary>Equally spaced nodes: a value lies between two of them and is told by how near it is to each.</summary>
/// <param name="Least">First node.</param>
/// <param name="Spacing">Distance of neighbours.</param>
/// <param name="Count">Number of nodes, at least 2.</param>
public readonly record struct NodeAxis(double Least, double Spacing, int Count)
{
    /// <summary>A node.</summary>
    public double this[int node] => Least + (node * Spacing);

    /// <summary>The node at or below a value, and the share of the next one; values outside count as the nearest end.</summary>
    public (int Node, double Next) Between(double value)
    {
        var position = Math.Clamp((value - Least) / Spacing, 0.0, Count - 1.0);
        var node = Math.Min((int)position, Count - 2);
        return (node, position - node);
    }
}
