using System.Numerics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes.Operations;

namespace Lorentz.Learning.Tapes;

/// <content>Operations on rows and matrices.</content>
public sealed partial class TapeBuilder<T>
{
    /// <summary>f(x W^T + b) with the next weights: W [outputs x inputs] row by row, then b.</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="activation">f.</param>
    public TapeNode Dense(TapeNode x, int outputs, ActivationKind activation = ActivationKind.Identity) =>
        Dense(x, Parameter(outputs, x.Columns), Parameter(1, outputs), activation);

    /// <summary>f(x W^T + b).</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="weights">W [outputs x inputs], one row for each output.</param>
    /// <param name="bias">b [1 x outputs].</param>
    /// <param name="activation">f.</param>
    public TapeNode Dense(TapeNode x, TapeNode weights, TapeNode bias, ActivationKind activation = ActivationKind.Identity)
    {
        var (w, b) = (Check(weights).Shape, Check(bias).Shape);
        if (w.PerSample || w.Columns != Check(x).Columns || b != new TapeShape(1, w.Rows, false))
        {
            throw new ArgumentException($"x {x.Shape}, W {w}, b {b}: W is [outputs x {x.Columns}], b is [1 x outputs]");
        }

        return Activate(Record(new DenseOperation<T>(x.Shape with { Columns = w.Rows }, x, weights, bias)), activation);
    }

    /// <summary>
    /// op(a) op(b), op transposing or not: for every sample with its own matrices, where a node has no samples with the one it has.
    /// </summary>
    public TapeNode MatMul(TapeNode a, TapeNode b, bool transposeA = false, bool transposeB = false)
    {
        var (left, right) = (Check(a).Shape, Check(b).Shape);
        var (rows, inner) = transposeA ? (left.Columns, left.Rows) : (left.Rows, left.Columns);
        var (depth, columns) = transposeB ? (right.Columns, right.Rows) : (right.Rows, right.Columns);
        return inner == depth
            ? Record(new MatrixProductOperation<T>(new(rows, columns, left.PerSample || right.PerSample), a, transposeA, b, transposeB))
            : throw new ArgumentException(FormattableString.Invariant($"{rows} x {inner} times {depth} x {columns} of {left} and {right}"));
    }

    /// <summary>Matrices side by side.</summary>
    public TapeNode ConcatColumns(params ReadOnlySpan<TapeNode> parts)
    {
        foreach (var part in parts)
        {
            if (Check(part).Shape with { Columns = 1 } != parts[0].Shape with { Columns = 1 })
            {
                throw new ArgumentException($"{parts[0].Shape} and {part.Shape} have not the same rows");
            }
        }

        return parts.Length switch
        {
            0 => throw new ArgumentException("nothing to put side by side"),
            1 => parts[0],
            _ => Record(new ConcatColumnsOperation<T>([.. parts])),
        };
    }

    /// <summary>Some neighbouring columns; nothing is copied.</summary>
    public TapeNode SliceColumns(TapeNode x, int first, int columns) =>
        first >= 0 && columns >= 1 && first + columns <= Check(x).Columns
            ? columns == x.Columns ? x : Record(new SliceColumnsOperation<T>(x, first, columns))
            : throw new ArgumentException(FormattableString.Invariant($"columns {first} to {first + columns - 1} of {x.Shape}"));

    /// <summary>Matrices one below the other, for every sample.</summary>
    public TapeNode ConcatRows(params ReadOnlySpan<TapeNode> parts)
    {
        foreach (var part in parts)
        {
            if (Check(part).Shape with { Rows = 1 } != parts[0].Shape with { Rows = 1 })
            {
                throw new ArgumentException($"{parts[0].Shape} and {part.Shape} have not the same columns, or only one is there for every sample");
            }
        }

        return parts.Length switch
        {
            0 => throw new ArgumentException("nothing to put one below the other"),
            1 => parts[0],
            _ => Record(new ConcatRowsOperation<T>([.. parts])),
        };
    }

    /// <summary>Some neighbouring rows of every sample.</summary>
    public TapeNode SliceRows(TapeNode x, int first, int rows) =>
        first >= 0 && rows >= 1 && first + rows <= Check(x).Shape.Rows
            ? rows == x.Shape.Rows ? x : Record(new SliceRowsOperation<T>(x, first, rows))
            : throw new ArgumentException(FormattableString.Invariant($"rows {first} to {first + rows - 1} of {x.Shape}"));

    /// <summary>
    /// h_t = a h_(t-1) + x_t along the rows of every sample, h zero before the first: a diagonal, time-invariant linear
    /// recurrence, the state of a state-space model.
    /// </summary>
    /// <param name="x">Rows.</param>
    /// <param name="decay">a [1 x columns].</param>
    /// <param name="isUpwards">Whether the last row comes first.</param>
    public TapeNode DecayScan(TapeNode x, TapeNode decay, bool isUpwards = false) =>
        Check(decay).Shape == new TapeShape(1, Check(x).Columns, false)
            ? Record(new DecayScanOperation<T>(x, decay, isUpwards))
            : throw new ArgumentException($"decays {decay.Shape} for rows {x.Shape}: one for each column, the same for all samples");

    /// <summary>Every row several times, one copy behind the other.</summary>
    public TapeNode RepeatRows(TapeNode x, int times) =>
        times == 1 ? Check(x)
        : times > 1 ? Record(new RepeatRowsOperation<T>(Check(x), times))
        : throw new ArgumentException(FormattableString.Invariant($"rows {times} times: at least once"));

    /// <summary>The same numbers, read row by row, in other rows: [samples x rows x columns].</summary>
    public TapeNode Reshape(TapeNode x, int rows, int columns)
    {
        var shape = Checked(new(rows, columns, Check(x).Shape.PerSample));
        return shape == x.Shape ? x
            : shape.Length == x.Shape.Length ? Record(new ReshapeOperation<T>(shape, x))
            : throw new ArgumentException($"{x.Shape} as {shape}");
    }

    /// <summary>The sum of every row: one column.</summary>
    public TapeNode SumColumns(TapeNode x) => Record(new SumColumnsOperation<T>(Check(x)));

    /// <summary>The largest number of every row: one column. The gradient goes to the first of the largest.</summary>
    public TapeNode MaxColumns(TapeNode x) => PickColumn(Check(x), x, ColumnChoice.Largest);

    /// <summary>
    /// The median of every row, for an even count the lower of the two in the middle: one column. The gradient goes to that
    /// element, the first in question where several are equal.
    /// </summary>
    public TapeNode MedianColumns(TapeNode x) => PickColumn(Check(x), x, ColumnChoice.LowerMedian);

    /// <summary>The sum of each sample's rows: one row a sample.</summary>
    public TapeNode SumRowsPerSample(TapeNode x) => Record(new SumRowsOperation<T>(Check(x)));

    /// <summary>The mean of each sample's rows: one row a sample.</summary>
    public TapeNode MeanRowsPerSample(TapeNode x) => Scale(SumRowsPerSample(x), 1.0 / x.Shape.Rows);

    /// <summary>Softmax of every row.</summary>
    public TapeNode Softmax(TapeNode x) => Record(new SoftmaxOperation<T>(Check(x)));

    /// <summary>A function of every row of some matrices side by side; see <see cref="IPointFunction"/> for what may be differentiated.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parts">Together as many columns as it has inputs.</param>
    public TapeNode Pointwise<TFunction>(TFunction function, params ReadOnlySpan<TapeNode> parts)
        where TFunction : struct, IPointFunction
    {
        var x = ConcatColumns(parts);
        return x.Columns == function.Inputs && function.Outputs >= 1
            ? Record(new PointwiseOperation<T, TFunction>(x, function))
            : throw new ArgumentException(
                FormattableString.Invariant($"{typeof(TFunction).Name} has {function.Inputs} inputs and {function.Outputs} outputs, and is given {x.Shape}"));
    }
}
