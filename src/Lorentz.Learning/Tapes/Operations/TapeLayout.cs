using System.Collections.Immutable;
using System.Numerics;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Where every node lies and which of them need a gradient.</summary>
internal sealed class TapeLayout
{
    private TapeLayout(
        ImmutableArray<TapeSlot> slots, ImmutableArray<TapeShape> storages, ImmutableArray<bool> sliced, ImmutableArray<bool> needsGradient, int[] slopeKeepers,
        ImmutableArray<SharedFactor> factors)
    {
        Slots = slots;
        Storages = storages;
        Sliced = sliced;
        NeedsGradient = needsGradient;
        SlopeKeepers = [.. slopeKeepers];
        Factors = factors;
        var factorOf = new int[slots.Length];
        Array.Fill(factorOf, -1);
        for (var factor = 0; factor < factors.Length; factor++)
        {
            foreach (var user in factors[factor].Users)
            {
                factorOf[user.Index] = factor;
            }
        }

        FactorOf = [.. factorOf];
        IsDone = [.. slopeKeepers.Select((_, index) => slopeKeepers.AsSpan(0, index).Contains(index))];
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
    /// By node: where an activation leaves its slope, so that it need not be computed again; -1 for nowhere. That is the place
    /// of its argument where nobody else wants it, or that of a node which is the slope.
    /// </summary>
    internal ImmutableArray<int> SlopeKeepers { get; }

    /// <summary>By node: whether its value is a slope that an earlier node leaves there.</summary>
    internal ImmutableArray<bool> IsDone { get; }

    /// <summary>Parameter matrices that many operations with few rows share.</summary>
    internal ImmutableArray<SharedFactor> Factors { get; }

    /// <summary>By node: which of <see cref="Factors"/> it multiplies by; -1 for none.</summary>
    internal ImmutableArray<int> FactorOf { get; }

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
                || operation.Operands.Where((operand, o) => operation.PassesGradient(o) && needs[operand.Index]).Any();
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

        return new(
            [.. slots], storages.ToImmutable(), sliced.ToImmutable(), [.. needs], Slopes(operations, used, outputs, slots, needs),
            SharedFactor.Of(operations, used));
    }

    private static int[] Slopes<T>(
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

        var keepers = new int[operations.Length];
        Array.Fill(keepers, -1);
        var values = new Dictionary<(int Argument, ActivationKind Kind), int>();
        for (var index = 0; index < operations.Length; index++)
        {
            if (!used[index] || operations[index] is not ActivationOperation<T> { Order: <= 1 } activation)
            {
                continue;
            }

            var x = activation.Operands[0].Index;
            if (activation.Order == 1)
            {
                // The first derivative of an activation that is a node as well.
                if (values.TryGetValue((x, activation.Kind), out var value) && keepers[value] < 0)
                {
                    keepers[value] = index;
                }
            }
            else
            {
                values.TryAdd((x, activation.Kind), index);
                if (uses[x] == 1 && needs[x] && !slots[x].IsView && !operations[x].Operands.IsEmpty && !operations[x].ReadsOwnValue)
                {
                    keepers[index] = x;
                }
            }
        }

        return keepers;
    }

    private static bool IsWhole(TapeSlot[] slots, TapeNode node) => slots[node.Index].Stride == node.Columns;
}
