namespace Lorentz.Learning.Tapes;

/// <summary>The shape of a node of a tape.</summary>
/// <param name="Rows">Rows of one sample; rows in all where the node does not grow with the samples.</param>
/// <param name="Columns">Columns.</param>
/// <param name="PerSample">Whether there are as many rows for every sample, sample after sample.</param>
public readonly record struct TapeShape(int Rows, int Columns, bool PerSample)
{
    /// <summary>Numbers in a sample, or in all.</summary>
    public int Length => Rows * Columns;

    /// <summary>Rows that there are for a number of samples.</summary>
    public int RowsOf(int samples) => PerSample ? samples * Rows : Rows;

    /// <summary>The shape in words, such as "[samples x 3 x 4]".</summary>
    public override string ToString() => PerSample
        ? FormattableString.Invariant($"[samples x {Rows} x {Columns}]")
        : FormattableString.Invariant($"[{Rows} x {Columns}]");
}
