namespace Lorentz.Learning.Tapes.Operations;

/// <summary>An operation that multiplies rows by a matrix which other operations may multiply rows by as well.</summary>
internal interface ISharedProduct
{
    /// <summary>The rows; null where the operation has no such form.</summary>
    TapeNode? Rows { get; }

    /// <summary>The matrix.</summary>
    TapeNode Factor { get; }

    /// <summary>Whether the transpose of the matrix is meant.</summary>
    bool TransposeFactor { get; }
}
