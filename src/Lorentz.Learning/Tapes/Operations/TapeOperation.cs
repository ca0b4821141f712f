using System.Collections.Immutable;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>What a node does: its value from its operands, their gradients from its own, its tangent as further nodes.</summary>
/// <param name="shape">Shape of the value.</param>
/// <param name="operands">Nodes it is made of.</param>
internal abstract class TapeOperation<T>(TapeShape shape, params ImmutableArray<TapeNode> operands)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Shape of the value.</summary>
    internal TapeShape Shape => shape;

    /// <summary>Nodes it is made of.</summary>
    internal ImmutableArray<TapeNode> Operands => operands;

    /// <summary>Numbers of scratch room that a pass needs.</summary>
    internal virtual int Scratch => 0;

    /// <summary>Whether the backward pass reads the value.</summary>
    internal virtual bool ReadsOwnValue => false;

    /// <summary>Whether derivatives go through an operand; it is a constant for them otherwise, and gets no gradient.</summary>
    internal virtual bool PassesGradient(int operand) => true;

    /// <summary>What else decides the value, in words that differ where it does.</summary>
    internal virtual string Details => "";

    /// <summary>Writes the value.</summary>
    internal abstract void Forward(in TapeFrame<T> frame, TapeNode self);

    /// <summary>
    /// Adds to the gradients of the operands that need one (or writes them where nothing is there yet), in the order of the
    /// operands.
    /// </summary>
    internal abstract void Backward(in TapeFrame<T> frame, TapeNode self);

    /// <summary>Records the directional derivative of the value.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="self">This node.</param>
    /// <param name="tangents">Tangents of the operands, null for zero; not all are null.</param>
    internal abstract TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents);
}
