using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A node without operands: its value is given.</summary>
internal abstract class LeafOperation<T>(TapeShape shape) : TapeOperation<T>(shape)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal sealed override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
    }

    internal sealed override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
    }

    internal sealed override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        throw new InvalidOperationException("a leaf has no operands that could have tangents");
}
