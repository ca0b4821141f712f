using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Lorentz.Learning.Tapes.Operations;

namespace Lorentz.Learning.Tapes;

/// <summary>
/// A recorded computation on matrices, ready to run forwards and backwards (reverse-mode differentiation: Griewank and
/// Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, chapter 3). Immutable; runs happen in a <see cref="TapeMemory{T}"/>.
/// </summary>
public sealed class TapeProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<TapeOperation<T>> operations;
    private readonly ImmutableArray<TapeNode> order;
    private readonly ImmutableArray<BackwardPlan> plans;

    internal TapeProgram(ImmutableArray<TapeOperation<T>> operations, ImmutableArray<ParameterRange> parameters, ImmutableArray<TapeNode> outputs)
    {
        this.operations = operations;
        Parameters = parameters;
        Outputs = outputs;
        var used = new bool[operations.Length];
        foreach (var output in outputs)
        {
            used[output.Index] = true;
        }

        for (var index = operations.Length - 1; index >= 0; index--)
        {
            used[index] |= operations[index] is InputOperation<T>;
            foreach (var operand in operations[index].Operands)
            {
                used[operand.Index] |= used[index];
            }
        }

        Layout = TapeLayout.Of(operations, used, outputs, parameters.ToDictionary(range => range.Node.Index, range => range.Offset));
        order =
        [
            .. Enumerable.Range(0, operations.Length)
                .Where(index => used[index] && !operations[index].Operands.IsEmpty && !Layout.Slots[index].IsView)
                .Select(index => new TapeNode(index, operations[index].Shape)),
        ];
        plans = [.. outputs.Select(output => BackwardPlan.Of(Layout, operations, output))];
        ParameterCount = parameters.Sum(range => range.Length);
        ScratchLength = Blocks.Length + order.Select(node => operations[node.Index].Scratch).DefaultIfEmpty(0).Max();
        Inputs = [.. Enumerable.Range(0, operations.Length)
            .Where(index => operations[index] is InputOperation<T>).Select(index => new TapeNode(index, operations[index].Shape))];
    }

    /// <summary>Length of the flat weight vector.</summary>
    public int ParameterCount { get; }

    /// <summary>The parameter matrices in the order of the weight vector.</summary>
    public ImmutableArray<ParameterRange> Parameters { get; }

    /// <summary>The inputs in the order of recording.</summary>
    public ImmutableArray<TapeNode> Inputs { get; }

    /// <summary>The nodes the program was built for.</summary>
    public ImmutableArray<TapeNode> Outputs { get; }

    /// <summary>Numbers that a run writes for each sample, values and gradients together.</summary>
    public long NumbersPerSample => 2 * Layout.Storages.Where(shape => shape.PerSample).Sum(shape => (long)shape.Length);

    internal TapeLayout Layout { get; }

    internal int ScratchLength { get; }

    /// <summary>Computes all outputs from the inputs that lie in the memory.</summary>
    /// <param name="memory">Memory of this program, its inputs filled for as many samples.</param>
    /// <param name="weights">The flat weight vector.</param>
    /// <param name="samples">Number of samples.</param>
    /// <exception cref="ArgumentException">Too many samples, or another number of weights.</exception>
    public void Forward(TapeMemory<T> memory, ReadOnlySpan<T> weights, int samples)
    {
        memory.CheckSamples(samples);
        CheckLength(weights.Length, nameof(weights));
        var frame = new TapeFrame<T>(Layout, memory, samples, Writable(weights), default, null);
        foreach (var factor in memory.Factors)
        {
            factor.Reset();
        }

        foreach (var node in order)
        {
            operations[node.Index].Forward(frame, node);
        }
    }

    /// <summary>As <see cref="Forward(TapeMemory{T}, ReadOnlySpan{T}, int)"/>, for a program with one input.</summary>
    /// <param name="memory">Memory of this program.</param>
    /// <param name="weights">The flat weight vector.</param>
    /// <param name="inputs">Rows of the first input, samples x rows x columns numbers.</param>
    /// <param name="samples">Number of samples.</param>
    public void Forward(TapeMemory<T> memory, ReadOnlySpan<T> weights, ReadOnlySpan<T> inputs, int samples)
    {
        inputs.CopyTo(memory.Input(Inputs[0], samples));
        Forward(memory, weights, samples);
    }

    /// <summary>
    /// Adds the derivative of seed x (sum of all elements of an output) by every weight, after a forward run on the same
    /// memory, weights and samples.
    /// </summary>
    /// <param name="memory">The memory of the forward run.</param>
    /// <param name="weights">The weights of the forward run.</param>
    /// <param name="samples">The samples of the forward run.</param>
    /// <param name="output">One of <see cref="Outputs"/>, the loss as a rule.</param>
    /// <param name="seed">Factor, one over the batch size as a rule.</param>
    /// <param name="gradient">Added to; as long as the weight vector.</param>
    /// <exception cref="ArgumentException">The node is no output, or a length does not fit.</exception>
    public void Backward(TapeMemory<T> memory, ReadOnlySpan<T> weights, int samples, TapeNode output, T seed, Span<T> gradient) =>
        Backward(memory, weights, samples, output, new ReadOnlySpan<T>(in seed), gradient);

    /// <summary>Adds the derivative of the sum of seed_i output_i by every weight (a vector-Jacobian product).</summary>
    /// <param name="memory">The memory of the forward run.</param>
    /// <param name="weights">The weights of the forward run.</param>
    /// <param name="samples">The samples of the forward run.</param>
    /// <param name="output">One of <see cref="Outputs"/>.</param>
    /// <param name="seeds">One for each element of the output, row by row; or a single one for all.</param>
    /// <param name="gradient">Added to; as long as the weight vector.</param>
    /// <exception cref="ArgumentException">The node is no output, or a length does not fit.</exception>
    public void Backward(
        TapeMemory<T> memory, ReadOnlySpan<T> weights, int samples, TapeNode output, ReadOnlySpan<T> seeds, Span<T> gradient)
    {
        memory.CheckSamples(samples);
        CheckLength(weights.Length, nameof(weights));
        CheckLength(gradient.Length, nameof(gradient));
        CheckOutput(output);
        if (memory.IsForwardOnly)
        {
            throw new ArgumentException("a backward run needs memory with room for gradients", nameof(memory));
        }

        if (!Layout.NeedsGradient[output.Index])
        {
            return;
        }

        var plan = plans[Outputs.IndexOf(output)];
        foreach (var storage in plan.Cleared)
        {
            var shape = Layout.Storages[storage];
            memory.Gradients.Slice(memory.Start(storage), shape.RowsOf(samples) * shape.Columns).Clear();
        }

        var frame = new TapeFrame<T>(Layout, memory, samples, Writable(weights), gradient, plan);
        var root = frame.Gradient(output).Flat().Row(0);
        if (seeds.Length == 1)
        {
            root.Fill(seeds[0]);
        }
        else
        {
            seeds.CopyTo(root);
        }

        foreach (var node in plan.Order)
        {
            if (!Layout.Slots[node.Index].IsView)
            {
                operations[node.Index].Backward(frame, node);
            }
        }

        foreach (var factor in memory.Factors)
        {
            factor.AddGradient(frame.Gradient(factor.Factor.Parameter), memory.Room);
        }
    }

    /// <summary>Says what the program computes, so that programs that differ are described by texts that differ.</summary>
    internal void Describe(StringBuilder text)
    {
        foreach (var operation in operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{operation.GetType()} {operation.Shape} {operation.Details} ");
            foreach (var operand in operation.Operands)
            {
                text.Append(CultureInfo.InvariantCulture, $"{operand.Index},");
            }

            text.Append(';');
        }
    }

    internal void FillConstants(TapeMemory<T> memory)
    {
        for (var index = 0; index < operations.Length; index++)
        {
            if (operations[index] is ConstantOperation<T> constant && Layout.Slots[index] is { Stride: > 0, IsParameter: false } slot)
            {
                var shape = constant.Shape;
                for (var copy = 0; copy < (shape.PerSample ? memory.MaximalSamples : 1); copy++)
                {
                    constant.Values.AsSpan().CopyTo(memory.Values.Slice(memory.Start(slot.Storage) + (copy * shape.Length), shape.Length));
                }
            }
        }
    }

    internal void CheckInput(TapeNode node)
    {
        if (!Inputs.Contains(node))
        {
            throw new ArgumentException(FormattableString.Invariant($"node {node.Index} is no input of this program"), nameof(node));
        }
    }

    internal void CheckOutput(TapeNode node)
    {
        if (!Outputs.Contains(node))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"node {node.Index} is not among the outputs this program was built for"), nameof(node));
        }
    }

    // Operations see weights through the same kind of view as everything else; none writes there.
    private static Span<T> Writable(ReadOnlySpan<T> weights) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(weights), weights.Length);

    private void CheckLength(int length, string name)
    {
        if (length != ParameterCount)
        {
            throw new ArgumentException(FormattableString.Invariant($"{length} numbers: the program has {ParameterCount} weights"), name);
        }
    }
}
