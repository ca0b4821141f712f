using System.Collections.Immutable;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>
/// The backward pass from one node: which operations run, in which order, and which of their contributions to a gradient
/// is the first there, so that it is written and nothing need be cleared before.
/// </summary>
internal sealed class BackwardPlan
{
    private readonly bool[]?[] accumulates;

    private BackwardPlan(TapeNode root, ImmutableArray<TapeNode> order, ImmutableArray<int> cleared, bool[]?[] accumulates)
    {
        Root = root;
        Order = order;
        Cleared = cleared;
        this.accumulates = accumulates;
    }

    /// <summary>The node whose derivative is taken.</summary>
    internal TapeNode Root { get; }

    /// <summary>Operations to run, last to first.</summary>
    internal ImmutableArray<TapeNode> Order { get; }

    /// <summary>Storages whose gradients are zero before the pass.</summary>
    internal ImmutableArray<int> Cleared { get; }

    /// <summary>Whether the gradient of an operand holds something to add to when a node contributes.</summary>
    internal bool Accumulates(int node, int operand) => accumulates[node]![operand];

    /// <summary>The pass from a node.</summary>
    internal static BackwardPlan Of<T>(TapeLayout layout, ImmutableArray<TapeOperation<T>> operations, TapeNode root)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var order = ImmutableArray.CreateBuilder<TapeNode>();
        var accumulates = new bool[]?[operations.Length];
        var cleared = new SortedSet<int>();
        var written = new HashSet<int>();
        var reached = new bool[operations.Length];
        reached[root.Index] = true;
        Write(layout.Slots[root.Index]);
        for (var index = root.Index; index >= 0; index--)
        {
            var operation = operations[index];
            if (!reached[index] || !layout.NeedsGradient[index] || operation.Operands.IsEmpty)
            {
                continue;
            }

            order.Add(new(index, operation.Shape));
            var flags = new bool[operation.Operands.Length];
            for (var o = 0; o < flags.Length; o++)
            {
                if (!operation.PassesGradient(o))
                {
                    continue;
                }

                var operand = operation.Operands[o];
                reached[operand.Index] = true;
                flags[o] = layout.Slots[index].IsView || Write(layout.Slots[operand.Index]);
            }

            accumulates[index] = flags;
        }

        return new(root, order.ToImmutable(), [.. cleared], accumulates);

        bool Write(TapeSlot slot)
        {
            if (slot.IsParameter)
            {
                return true;
            }

            if (layout.Sliced[slot.Storage])
            {
                cleared.Add(slot.Storage);
                return true;
            }

            return !written.Add(slot.Storage);
        }
    }
}
