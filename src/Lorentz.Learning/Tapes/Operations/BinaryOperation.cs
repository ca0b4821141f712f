using System.Numerics;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>
/// A function of two numbers, element by element; an operand of one column serves every column, one of fewer rows every
/// row (or every sample).
/// </summary>
internal sealed class BinaryOperation<T, TFormula>(TapeShape shape, TapeNode a, TapeNode b) : TapeOperation<T>(shape, a, b)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IBinaryFormula<T>
{
    internal override int Scratch => Shape.Columns;

    internal override bool ReadsOwnValue => true;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var left = frame.Value(a);
        var right = frame.Value(b);
        var target = frame.Value(self);
        if (IsPlain(left, target) && IsPlain(right, target))
        {
            left = left.Flat();
            right = right.Flat();
            target = target.Flat();
        }

        for (var row = 0; row < target.Rows; row++)
        {
            var x = left.Row(row % left.Rows);
            var y = right.Row(row % right.Rows);
            var z = target.Row(row);
            for (var i = 0; i < z.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(TFormula.Value(At(x, i, z.Length), At(y, i, z.Length)), z, i);
            }
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        for (var side = 0; side < 2; side++)
        {
            var operand = side == 0 ? a : b;
            if (!frame.Wants(operand))
            {
                continue;
            }

            var left = frame.Value(a);
            var right = frame.Value(b);
            var value = frame.Value(self);
            var source = frame.Gradient(self);
            var target = frame.Gradient(operand);
            var accumulate = frame.Accumulates(self, side);
            if (IsPlain(left, value) && IsPlain(right, value) && IsPlain(target, value))
            {
                left = left.Flat();
                right = right.Flat();
                value = value.Flat();
                source = source.Flat();
                target = target.Flat();
            }

            if (!accumulate && target.Rows < value.Rows)
            {
                target.Clear();
                accumulate = true;
            }

            for (var row = 0; row < value.Rows; row++)
            {
                var d = target.Row(row % target.Rows);
                Backward(side, left.Row(row % left.Rows), right.Row(row % right.Rows), value.Row(row), source.Row(row), d, frame.Scratch, accumulate);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.Spread(TFormula.Tangent(tape, a, b, self, tangents[0], tangents[1]), Shape);

    private static void Backward(
        int side,
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> y,
        ReadOnlySpan<T> z,
        ReadOnlySpan<T> g,
        Span<T> target,
        Span<T> scratch,
        bool accumulate)
    {
        var columns = z.Length;
        var sums = target.Length < columns;
        var result = sums ? scratch[..columns] : target;
        var adds = accumulate && !sums;
        for (var i = 0; i < columns; i += Vector256<T>.Count)
        {
            var (p, q, value, gradient) = (At(x, i, columns), At(y, i, columns), Lanes.Load(z, i), Lanes.Load(g, i));
            var change = side == 0 ? TFormula.Left(gradient, p, q, value) : TFormula.Right(gradient, p, q, value);
            Lanes.Store(adds ? Lanes.Load<T>(result, i) + change : change, result, i);
        }

        if (sums)
        {
            var sum = Lanes.Sum<T>(result);
            target[0] = accumulate ? target[0] + sum : sum;
        }
    }

    private static bool IsPlain(MatrixView<T> operand, MatrixView<T> result) =>
        operand.Rows == result.Rows && operand.Columns == result.Columns && operand.IsWhole() && result.IsWhole();

    private static Vector256<T> At(ReadOnlySpan<T> row, int position, int columns) =>
        row.Length < columns ? Vector256.Create(row[0]) : Lanes.Load(row, position);
}
