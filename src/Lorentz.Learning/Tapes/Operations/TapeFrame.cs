using System.Numerics;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>What an operation sees of a pass: values, gradients and whether they hold something yet.</summary>
internal readonly ref struct TapeFrame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TapeLayout layout;
    private readonly TapeMemory<T> memory;
    private readonly Span<T> weights;
    private readonly Span<T> weightGradient;
    private readonly BackwardPlan? plan;

    internal TapeFrame(
        TapeLayout layout, TapeMemory<T> memory, int samples, Span<T> weights, Span<T> weightGradient, BackwardPlan? plan)
    {
        this.layout = layout;
        this.memory = memory;
        this.weights = weights;
        this.weightGradient = weightGradient;
        this.plan = plan;
        Samples = samples;
    }

    /// <summary>Number of samples.</summary>
    internal int Samples { get; }

    /// <summary>Packing room of products.</summary>
    internal MatrixRoom<T> Room => memory.Room;

    /// <summary>Room to work in, as large as a block or a row of any node.</summary>
    internal Span<T> Scratch => memory.Scratch;

    /// <summary>The value of a node.</summary>
    internal MatrixView<T> Value(TapeNode node) => View(node, memory.Values, weights);

    /// <summary>The gradient of a node.</summary>
    internal MatrixView<T> Gradient(TapeNode node) => View(node, memory.Gradients, weightGradient);

    /// <summary>Rows times the factor of a node or its transpose, into a target.</summary>
    internal void Multiply(TapeNode self, MatrixView<T> rows, TapeNode factor, bool transposed, MatrixView<T> target, bool accumulate)
    {
        if (Shared(self) is { } shared)
        {
            shared.Packed(Value(factor), transposed).Multiply(rows, target, accumulate, Room);
        }
        else
        {
            MatrixProduct.Run(rows, false, Value(factor), transposed, target, accumulate, Room);
        }
    }

    /// <summary>Adds what a node that multiplies rows by a factor has to add to the factor's gradient, now or at the end.</summary>
    internal void AddFactorGradient(TapeNode self, TapeNode rows, TapeNode factor, bool transposed, bool accumulate)
    {
        if (Shared(self) is { Factor.DefersGradient: true } shared)
        {
            shared.Gather(Value(rows), Gradient(self), Samples);
        }
        else if (transposed)
        {
            MatrixProduct.Run(Gradient(self), true, Value(rows), false, Gradient(factor), accumulate, Room);
        }
        else
        {
            MatrixProduct.Run(Value(rows), true, Gradient(self), false, Gradient(factor), accumulate, Room);
        }
    }

    /// <summary>Whether the node has its value in the place of its operand's.</summary>
    internal bool IsView(TapeNode node) => layout.Slots[node.Index].IsView;

    /// <summary>The node in whose place an activation leaves its slope: its argument or its derivative's; null for none.</summary>
    internal TapeNode? SlopeKeeper(TapeNode node) =>
        layout.SlopeKeepers[node.Index] is >= 0 and var keeper ? node with { Index = keeper } : null;

    /// <summary>Whether an earlier node has left the value of this one.</summary>
    internal bool IsDone(TapeNode node) => layout.IsDone[node.Index];

    /// <summary>Whether an operand wants a gradient.</summary>
    internal bool Wants(TapeNode operand) => layout.NeedsGradient[operand.Index];

    /// <summary>Whether the gradient of an operand holds something to add to.</summary>
    internal bool Accumulates(TapeNode self, int operand) => plan!.Accumulates(self.Index, operand);

    private SharedFactorMemory<T>? Shared(TapeNode self) =>
        layout.FactorOf[self.Index] is >= 0 and var factor && layout.Factors[factor].IsNarrow(Samples) ? memory.Factors[factor] : null;

    private MatrixView<T> View(TapeNode node, Span<T> buffers, Span<T> parameters)
    {
        var slot = layout.Slots[node.Index];
        var start = memory.Start(slot.Storage);
        return new((slot.IsParameter ? parameters : buffers)[(start + slot.Offset)..], node.Shape.RowsOf(Samples), node.Columns, slot.Stride);
    }
}
