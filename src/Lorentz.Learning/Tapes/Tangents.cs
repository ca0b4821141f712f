using System.Numerics;

namespace Lorentz.Learning.Tapes;

/// <summary>
/// Forward mode as further nodes: directional derivatives of nodes, through which the backward pass goes like through all
/// others (forward over reverse: Griewank and Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, chapter 5).
/// </summary>
/// <remarks>
/// Tangents of tangents may be taken too: twice through activations, and through point functions as far as
/// <see cref="IPointFunction"/> says.
/// </remarks>
public static class Tangents
{
    /// <summary>The derivative of a node along a direction of another, zero where it does not depend on it.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="output">What is differentiated.</param>
    /// <param name="input">By what: any earlier node.</param>
    /// <param name="seed">The direction: a node with the shape of the input.</param>
    /// <returns>A node with the shape of the output.</returns>
    public static TapeNode Of<T>(TapeBuilder<T> tape, TapeNode output, TapeNode input, TapeNode seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(tape, [output], input, seed)[0];

    /// <summary>As <see cref="Of{T}(TapeBuilder{T}, TapeNode, TapeNode, TapeNode)"/> for several nodes that share most of the work.</summary>
    public static TapeNode[] Of<T>(TapeBuilder<T> tape, ReadOnlySpan<TapeNode> outputs, TapeNode input, TapeNode seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (seed.Shape != input.Shape)
        {
            throw new ArgumentException($"a seed {seed.Shape} for an input {input.Shape}", nameof(seed));
        }

        var needed = new SortedSet<int>();
        foreach (var output in outputs)
        {
            Collect(tape, output, input, needed);
        }

        var tangents = new Dictionary<int, TapeNode> { [input.Index] = seed };
        foreach (var index in needed)
        {
            var operation = tape.OperationAt(index);
            var sides = new TapeNode?[operation.Operands.Length];
            var any = false;
            for (var o = 0; o < sides.Length; o++)
            {
                sides[o] = tangents.TryGetValue(operation.Operands[o].Index, out var side) ? side : null;
                any |= sides[o] is not null;
            }

            if (any)
            {
                tangents[index] = operation.Tangent(tape, new(index, operation.Shape), sides);
            }
        }

        var results = new TapeNode[outputs.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = tangents.TryGetValue(outputs[i].Index, out var tangent) ? tangent : tape.Zero(outputs[i].Shape);
        }

        return results;
    }

    private static void Collect<T>(TapeBuilder<T> tape, TapeNode output, TapeNode input, SortedSet<int> needed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var open = new Stack<int>([output.Index]);
        while (open.TryPop(out var index))
        {
            if (index > input.Index && needed.Add(index))
            {
                foreach (var operand in tape.OperationAt(index).Operands)
                {
                    open.Push(operand.Index);
                }
            }
        }
    }
}
