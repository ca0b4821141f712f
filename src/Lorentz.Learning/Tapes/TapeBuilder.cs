using System.Collections.Immutable;
using System.Numerics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes.Operations;

namespace Lorentz.Learning.Tapes;

/// <summary>
/// Records a computation on matrices, one node after the other. A node has a fixed number of rows for every sample, or (parameters,
/// constants and what is made of these alone) a fixed number in all.
/// </summary>
/// <remarks>Every method throws an <see cref="ArgumentException"/> that names the shapes where they do not fit.</remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed partial class TapeBuilder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<TapeOperation<T>> operations = [];
    private readonly ImmutableArray<ParameterRange>.Builder parameters = ImmutableArray.CreateBuilder<ParameterRange>();

    /// <summary>Weights recorded so far.</summary>
    public int ParameterCount { get; private set; }

    /// <summary>Numbers that come with the samples: [samples x rows x columns].</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rowsPerSample">Rows of each sample.</param>
    /// <param name="needsGradient">Whether backward runs also give the derivative by these numbers.</param>
    public TapeNode Input(int columns, int rowsPerSample = 1, bool needsGradient = false) =>
        Record(new InputOperation<T>(Checked(new(rowsPerSample, columns, true)), needsGradient));

    /// <summary>The next rows x columns weights of the flat weight vector, row by row.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public TapeNode Parameter(int rows, int columns)
    {
        var node = Record(new ParameterOperation<T>(Checked(new(rows, columns, false))));
        parameters.Add(new(node, ParameterCount));
        ParameterCount = checked(ParameterCount + node.Shape.Length);
        return node;
    }

    /// <summary>A matrix that never changes.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="values">Its numbers, row by row.</param>
    public TapeNode Constant(int rows, int columns, params ReadOnlySpan<double> values) => Constant(new(rows, columns, false), values);

    /// <summary>A matrix that never changes, once for every sample.</summary>
    /// <param name="rowsPerSample">Rows of each sample.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="values">The numbers of a sample, row by row.</param>
    public TapeNode ConstantPerSample(int rowsPerSample, int columns, params ReadOnlySpan<double> values) =>
        Constant(new(rowsPerSample, columns, true), values);

    /// <summary>A program that computes some nodes; differentiable from each of them.</summary>
    /// <param name="outputs">At least one node; the loss first as a rule.</param>
    public TapeProgram<T> Build(params ReadOnlySpan<TapeNode> outputs)
    {
        if (outputs.IsEmpty)
        {
            throw new ArgumentException("a program needs at least one output", nameof(outputs));
        }

        foreach (var output in outputs)
        {
            Check(output);
        }

        return new([.. operations], parameters.ToImmutable(), [.. outputs]);
    }

    internal TapeOperation<T> OperationAt(int index) => operations[index];

    /// <summary>Zeros.</summary>
    internal TapeNode Zero(TapeShape shape) => Constant(shape, new double[shape.Length]);

    /// <summary>A node, repeated by broadcasting to a shape it may be smaller than.</summary>
    internal TapeNode Spread(TapeNode x, TapeShape shape) => x.Shape == shape ? x : Add(x, Zero(shape));

    /// <summary>The elements of a node in rows as long as those of another.</summary>
    internal TapeNode Regroup(TapeNode x, TapeNode shapeOf) => Record(new ReshapeOperation<T>(shapeOf.Shape, x));

    /// <summary>Of every row the element where another node of the same shape has the chosen one.</summary>
    internal TapeNode PickColumn(TapeNode by, TapeNode x, ColumnChoice choice) => Record(new PickColumnOperation<T>(by, x, choice));

    /// <summary>A derivative of an activation as a node.</summary>
    internal TapeNode ActivationDerivative(TapeNode x, ActivationKind kind, int order) =>
        order < ActivationDerivatives
            ? Record(new ActivationOperation<T>(x, kind, order))
            : throw new ArgumentException(
                FormattableString.Invariant($"derivative {order} of an activation in a node: {ActivationDerivatives - 1} is the highest whose gradient exists"));

    // A node holds a derivative of order n, its backward pass needs order n + 1.
    private const int ActivationDerivatives = 3;

    private TapeNode Constant(TapeShape shape, ReadOnlySpan<double> values)
    {
        if (values.Length != Checked(shape).Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"{values.Length} numbers for a constant {shape}"), nameof(values));
        }

        var numbers = ImmutableArray.CreateBuilder<T>(values.Length);
        foreach (var value in values)
        {
            numbers.Add(T.CreateChecked(value));
        }

        return Record(new ConstantOperation<T>(shape, numbers.MoveToImmutable()));
    }

    private TapeNode Record(TapeOperation<T> operation)
    {
        operations.Add(operation);
        return new(operations.Count - 1, operation.Shape);
    }

    private TapeNode Check(TapeNode node) =>
        node.Index >= 0 && node.Index < operations.Count && operations[node.Index].Shape == node.Shape
            ? node
            : throw new ArgumentException(FormattableString.Invariant($"node {node.Index} {node.Shape} is not of this tape"));

    private static TapeShape Checked(TapeShape shape) =>
        shape.Rows >= 1 && shape.Columns >= 1
            ? shape
            : throw new ArgumentException(FormattableString.Invariant($"{shape}: rows and columns are at least 1"));
}
