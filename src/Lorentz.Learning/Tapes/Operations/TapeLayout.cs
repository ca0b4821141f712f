using System.Collections.Immutable;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Where every node lies and which of them need a gradient.</summary>
internal sealed class TapeLayout
{
    private TapeLayout(
        ImmutableArray<TapeSlot> slots, ImmutableArray<TapeShape> storages, ImmutableArray<bool> sliced, ImmutableArray<bool> needsGradient, ImmutableArray<bool> keepsSlope)
    {
        Slots = slots;
        Storages = storages;
        Sliced = sliced;
        NeedsGradient = needsGradient;
        KeepsSlope = keepsSlope;
    }

    /// <summary>By node.</summary>
    internal ImmutableArray<TapeSlot> Slots { get; }

    /// <summary>Shapes of the storages.</summary>
    internal ImmutableArray<TapeShape> Storages { get; }

    /// <summary>By storage: whether some node sees only some of its columns.</summary>
    internal ImmutableArray<bool> Sliced { get; }

    /// <summary>By node: whether it depends on a parameter or an input that asks for a gradient.</summary>
    internal ImmutableArray<bool> NeedsGradient { get; }

    /// <summary>
    /// By node: whether an activation leaves its slope in the place of its argument, which nobody else wants; the backward
    /// pass then needs no exponential.
    /// </summary>
    internal ImmutableArray<bool> KeepsSlope { get; }

    /// <summary>Lays out the used nodes of a tape.</summary>
    /// <param name="operations">All operations in order.</param>
    /// <param name="used">Which are used.</param>
    /// <param name="outputs">Nodes whose values must lie without gaps.</param>
    /// <param name="parameters">Offsets of parameters by node.</param>
    internal static TapeLayout Of<T>(
        ImmutableArray<TapeOperation<T>> operations, bool[] used, ImmutableArray<TapeNode> outputs, IReadOnlyDictionary<int, int> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var slots = new TapeSlot[operations.Length];
        var needs = new bool[operations.Length];
        var storages = ImmutableArray.CreateBuilder<TapeShape>();
        var sliced = ImmutableArray.CreateBuilder<bool>();
        for (var index = 0; index < operations.Length; index++)
        {
            if (!used[index])
            {
                continue;
            }

            var operation = operations[index];
            needs[index] = operation is ParameterOperation<T> or InputOperation<T> { NeedsGradient: true }
                || (operation is not StopGradientOperation<T> && operation.Operands.Any(operand => needs[operand.Index]));
            if (operation is ParameterOperation<T>)
            {
                slots[index] = new(-1, parameters[index], operation.Shape.Columns, true, false);
            }
            else if (operation is IViewOperation view
                && !outputs.Any(output => output.Index == index && view.Selects)
                && (view.Selects || IsWhole(slots, operation.Operands[0])))
            {
                var slot = slots[operation.Operands[0].Index];
                slots[index] = slot with
                {
                    Offset = slot.Offset + view.FirstColumn, Stride = view.Selects ? slot.Stride : operation.Shape.Columns, IsView = true,
                };
                if (view.Selects && !slot.IsParameter)
                {
                    sliced[slot.Storage] = true;
                }
            }
            else
            {
                slots[index] = new(storages.Count, 0, operation.Shape.Columns, false, false);
                storages.Add(operation.Shape);
                sliced.Add(false);
            }
        }

        return new([.. slots], storages.ToImmutable(), sliced.ToImmutable(), [.. needs], Slopes(operations, used, outputs, slots, needs));
    }

    private static ImmutableArray<bool> Slopes<T>(
        ImmutableArray<TapeOperation<T>> operations, bool[] used, ImmutableArray<TapeNode> outputs, TapeSlot[] slots, bool[] needs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var uses = new int[operations.Length];
        foreach (var output in outputs)
        {
            uses[output.Index]++;
        }

        for (var index = 0; index < operations.Length; index++)
        {
            foreach (var operand in operations[index].Operands)
            {
                uses[operand.Index] += used[index] ? 1 : 0;
            }
        }

        return
        [
            .. operations.Select((operation, index) => used[index]
                && operation is ActivationOperation<T> { IsValue: true }
                && operation.Operands[0].Index is var x
                && uses[x] == 1 && needs[x] && !slots[x].IsView && !operations[x].Operands.IsEmpty && !operations[x].ReadsOwnValue),
        ];
    }

    private static bool IsWhole(TapeSlot[] slots, TapeNode node) => slots[node.Index].Stride == node.Columns;
}
