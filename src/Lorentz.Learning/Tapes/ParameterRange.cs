namespace Lorentz.Learning.Tapes;

/// <summary>Where a parameter matrix lies, row by row, in a program's flat weight vector.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Offset">First element.</param>
public readonly record struct ParameterRange(TapeNode Node, int Offset)
{
    /// <summary>Number of elements.</summary>
    public int Length => Node.Shape.Length;
}
