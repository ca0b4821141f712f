using System.Collections.Immutable;

namespace Lorentz.Lab.Weights;

/// <summary>What the header says of one tensor; positions count from the end of the header.</summary>
internal sealed record SafeTensorsEntry(string Name, TensorType Type, ImmutableArray<long> Shape, long Start, long End)
{
    private const int ShownLengths = 8;

    /// <summary>The shape for messages; a damaged header may claim a million axes.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape.Take(ShownLengths))}{(Shape.Length > ShownLengths ? ", ..." : "")}]";
}
