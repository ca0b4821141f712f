using Lorentz.Physics.Integration;

namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// A rooted tree of Nystrom's order theory for x'' = f(z, x, x') (Hairer, Norsett and Wanner, section II.14), grown by
/// recursion: below every f hang derivatives by x' (a subtree), by x (a subtree one order deeper) or by the straight
/// part of the path (a leaf). Each tree is one condition on the weights of slopes and one on those of positions.
/// </summary>
/// <param name="Order">Number of derivatives, the root's f included.</param>
/// <param name="Density">gamma: slope weights must contract with this tree to 1 / gamma.</param>
/// <param name="Children">Subtrees, each with how it hangs on.</param>
internal sealed record NystromTree(int Order, double Density, IReadOnlyList<NystromTree.Child> Children)
{
    private static readonly Dictionary<int, IReadOnlyList<NystromTree>> Known = [];

    internal enum Link
    {
        /// <summary>The derivative of f by the straight part of the path, c_i h.</summary>
        Leaf,

        /// <summary>The derivative of f by x'.</summary>
        Slope,

        /// <summary>The derivative of f by x.</summary>
        Position,
    }

    /// <summary>All trees of one order.</summary>
    internal static IReadOnlyList<NystromTree> OfOrder(int order)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(order, out var trees))
            {
                Known[order] = trees = [.. Forests(order - 1, order - 1, int.MaxValue).Select(children =>
                    new NystromTree(order, order * children.Aggregate(1.0, (product, child) => product * child.Density), children))];
            }

            return trees;
        }
    }

    /// <summary>Largest violation of the conditions of one order by the given weights, as a defect of gamma times the sum.</summary>
    internal static (double Slope, double Position) Defect(
        NystromTableau method, IReadOnlyList<double> slopeWeights, IReadOnlyList<double> positionWeights, int order)
    {
        var memory = new Dictionary<NystromTree, double[]>(ReferenceEqualityComparer.Instance);
        var slope = OfOrder(order).Max(tree => Math.Abs((Contract(slopeWeights, tree) * tree.Density) - 1));
        var position = order < 2
            ? 0
            : OfOrder(order - 1).Max(tree => Math.Abs((Contract(positionWeights, tree) * tree.Density * order) - 1));
        return (slope, position);

        double Contract(IReadOnlyList<double> weights, NystromTree tree) => weights.Zip(tree.Stages(method, memory), (w, s) => w * s).Sum();
    }

    private double[] Stages(NystromTableau method, Dictionary<NystromTree, double[]> memory)
    {
        if (!memory.TryGetValue(this, out var values))
        {
            values = new double[method.StageCount];
            Array.Fill(values, 1);
            foreach (var child in Children)
            {
                var below = child.Tree?.Stages(method, memory);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] *= child.Link == Link.Leaf
                        ? method.Nodes[i]
                        : (child.Link == Link.Slope ? method.SlopeStages : method.PositionStages)[i].Select((a, j) => a * below![j]).Sum();
                }
            }

            memory[this] = values;
        }

        return values;
    }

    // Multisets of children whose orders add up; (order, rank) never grows, so that each multiset comes once.
    private static IEnumerable<IReadOnlyList<Child>> Forests(int total, int largest, int rank)
    {
        if (total == 0)
        {
            yield return [];
        }

        for (var order = Math.Min(total, largest); order >= 1; order--)
        {
            var candidates = Candidates(order);
            var limit = order == largest ? Math.Min(rank, candidates.Count - 1) : candidates.Count - 1;
            for (var index = 0; index <= limit; index++)
            {
                foreach (var rest in Forests(total - order, order, index))
                {
                    yield return [candidates[index], .. rest];
                }
            }
        }
    }

    private static List<Child> Candidates(int order)
    {
        var list = OfOrder(order).Select(tree => new Child(Link.Slope, tree, tree.Density)).ToList();
        if (order == 1)
        {
            list.Add(new(Link.Leaf, null, 1));
        }
        else
        {
            list.AddRange(OfOrder(order - 1).Select(tree => new Child(Link.Position, tree, order * tree.Density)));
        }

        return list;
    }

    internal sealed record Child(Link Link, NystromTree? Tree, double Density);
}
