namespace Lorentz.Learning.Tapes;

/// <summary>A matrix on a tape, by its place in the order of recording; belongs to the builder that gave it.</summary>
/// <param name="Index">Place on the tape from 0.</param>
/// <param name="Shape">Its shape.</param>
public readonly record struct TapeNode(int Index, TapeShape Shape)
{
    /// <summary>Columns.</summary>
    public int Columns => Shape.Columns;
}
