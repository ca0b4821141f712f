using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>The operand's value, as if it were a constant.</summary>
internal sealed class StopGradientOperation<T>(TapeNode x) : TapeOperation<T>(x.Shape, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override bool PassesGradient(int operand) => false;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < source.Rows; row++)
        {
            source.Row(row).CopyTo(target.Row(row));
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) => tape.Scale(self, 0.0);
}
