namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Elementwise work goes through memory in blocks that stay in the first-level cache between its steps.</summary>
internal static class Blocks
{
    /// <summary>Numbers in a block.</summary>
    internal const int Length = 1024;
}
