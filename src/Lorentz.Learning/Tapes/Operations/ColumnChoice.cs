namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Which element of a row is meant.</summary>
internal enum ColumnChoice
{
    /// <summary>The first of the largest.</summary>
    Largest = 1,

    /// <summary>The one that has (n - 1) / 2 of the n elements before it in ascending order, rounded down; equal ones in their order.</summary>
    LowerMedian = 2,
}
