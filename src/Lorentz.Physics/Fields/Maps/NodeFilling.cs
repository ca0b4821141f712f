namespace Lorentz.Physics.Fields.Maps;

/// <summary>Fills masked nodes from the sound ones on the lines through them.</summary>
/// <remarks>
/// Along an axis with sound nodes on both sides the field is interpolated linearly; the axes are averaged with the
/// inverse square of the gap they bridge. At an edge, where no axis has both sides, the nearest sound nodes are
/// averaged with the inverse square of their distance. A node that sees none waits for its neighbours to be filled.
/// </remarks>
internal static class NodeFilling
{
    /// <summary>Fills in place; false when there is no sound node to start from.</summary>
    /// <param name="geometry">The lattice.</param>
    /// <param name="values">Bx, By, Bz of each node.</param>
    /// <param name="masked">Which nodes to fill; all false afterwards.</param>
    public static bool Fill(GridGeometry geometry, double[] values, bool[] masked)
    {
        var waiting = Enumerable.Range(0, masked.Length).Where(node => masked[node]).ToList();
        while (waiting.Count > 0)
        {
            // A pass reads only nodes that were sound before it: the order of the nodes does not matter.
            var filled = new List<(int Node, double X, double Y, double Z)>();
            var left = new List<int>();
            foreach (var node in waiting)
            {
                var sum = Gather(geometry, values, masked, node);
                if (sum.Weight > 0.0)
                {
                    filled.Add((node, sum.X / sum.Weight, sum.Y / sum.Weight, sum.Z / sum.Weight));
                }
                else
                {
                    left.Add(node);
                }
            }

            if (filled.Count == 0)
            {
                return false;
            }

            foreach (var (node, x, y, z) in filled)
            {
                (values[3 * node], values[(3 * node) + 1], values[(3 * node) + 2]) = (x, y, z);
                masked[node] = false;
            }

            waiting = left;
        }

        return true;
    }

    private static WeightedSum Gather(GridGeometry geometry, double[] values, bool[] masked, int node)
    {
        var (i, j, k) = geometry.Node(node);
        var between = default(WeightedSum);
        var beside = default(WeightedSum);
        GatherAxis(geometry.X, i, geometry.Y.Count * geometry.Z.Count);
        GatherAxis(geometry.Y, j, geometry.Z.Count);
        GatherAxis(geometry.Z, k, 1);
        return between.Weight > 0.0 ? between : beside;

        void GatherAxis(GridAxis axis, int place, int stride)
        {
            var down = StepsToSound(masked, node, -stride, place);
            var up = StepsToSound(masked, node, stride, axis.Count - 1 - place);
            if (down > 0 && up > 0)
            {
                var gap = (down + up) * axis.Spacing;
                between = between
                    .Add(values, node - (down * stride), up / (gap * gap * (down + up)))
                    .Add(values, node + (up * stride), down / (gap * gap * (down + up)));
            }
            else if (down > 0 || up > 0)
            {
                var steps = down > 0 ? -down : up;
                beside = beside.Add(values, node + (steps * stride), 1.0 / (steps * axis.Spacing * (steps * axis.Spacing)));
            }
        }
    }

    // 0 when there is none within reach.
    private static int StepsToSound(bool[] masked, int node, int stride, int reach)
    {
        for (var steps = 1; steps <= reach; steps++)
        {
            if (!masked[node + (steps * stride)])
            {
                return steps;
            }
        }

        return 0;
    }

    private readonly record struct WeightedSum(double X, double Y, double Z, double Weight)
    {
        public WeightedSum Add(double[] values, int node, double weight) => new(
            X + (weight * values[3 * node]),
            Y + (weight * values[(3 * node) + 1]),
            Z + (weight * values[(3 * node) + 2]),
            Weight + weight);
    }
}
