using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Learned;

namespace Lorentz.Tracks.Marching;

/// <summary>
/// The classical march: the weights that integrate the polynomial through the accelerations exactly (Stoermer and Cowell on
/// unequal steps), nothing learned. What the learned weights have to beat on the same planes, with the same kernel.
/// </summary>
public static class TextbookMarch
{
    /// <summary>The classical march over the planes of a table.</summary>
    /// <param name="table">The field on the planes.</param>
    /// <param name="domain">Tracks it is asked for.</param>
    /// <param name="nodes">Accelerations a polynomial goes through, 2 to <see cref="MarchWeights.Window"/>.</param>
    public static MarchModel Of(PlaneTable table, TrainingDomain domain, int nodes)
    {
        if (nodes is < 2 or > MarchWeights.Window)
        {
            throw new ArgumentOutOfRangeException(nameof(nodes), nodes, $"A polynomial goes through 2 to {MarchWeights.Window} accelerations.");
        }

        var z = table.Grid.Z;
        var orders = nodes + 2;
        var weights = MarchWeights.Zero(z.Count, orders, true);
        for (var plane = 1; plane < z.Count; plane++)
        {
            var from = z[MarchStages.BaseOf(plane)];
            Step(z, plane - 1, Math.Min(nodes, MarchWeights.History), from, z[plane], weights.Predict.AsSpan(plane * MarchWeights.History * MarchWeights.Lanes));
            Step(z, plane, nodes, from, z[plane], weights.Correct.AsSpan(plane * MarchWeights.Window * MarchWeights.Lanes));
            if (plane >= 2)
            {
                Step(z, plane, nodes, z[plane - 2], z[plane - 1], weights.Advance.AsSpan(plane * MarchWeights.Window * MarchWeights.Lanes));
            }

            End(z, plane, nodes, orders, weights.End.AsSpan((plane - 1) * orders * MarchWeights.Window * MarchWeights.Lanes));
        }

        return new(table, weights, domain);
    }

    // Weights for the integrals of (to - z) a(z) and of a(z) from one plane to another.
    private static void Step(IReadOnlyList<double> z, int newest, int nodes, double from, double to, Span<float> weights)
    {
        var reach = to - from;
        foreach (var (k, powers) in Cardinal(z, newest, nodes, from, reach))
        {
            var (slope, position) = (0.0, 0.0);
            for (var power = 0; power < powers.Length; power++)
            {
                slope += powers[power] / (power + 1);
                position += powers[power] / ((power + 1) * (power + 2));
            }

            Store(weights, k, reach * reach * position, reach * slope);
        }
    }

    // The same up to any place of a cell, as powers of the place.
    private static void End(IReadOnlyList<double> z, int newest, int nodes, int orders, Span<float> weights)
    {
        var reach = z[newest] - z[newest - 1];
        foreach (var (k, powers) in Cardinal(z, newest, nodes, z[newest - 1], reach))
        {
            for (var power = 0; power < powers.Length; power++)
            {
                var slope = weights[((power + 1) * MarchWeights.Window * MarchWeights.Lanes)..];
                var position = weights[((power + 2) * MarchWeights.Window * MarchWeights.Lanes)..];
                slope[(k * MarchWeights.Lanes) + 2] = slope[(k * MarchWeights.Lanes) + 3] = (float)(reach * powers[power] / (power + 1));
                position[k * MarchWeights.Lanes] = position[(k * MarchWeights.Lanes) + 1] =
                    (float)(reach * reach * powers[power] / ((power + 1) * (power + 2)));
            }
        }
    }

    // Lagrange's polynomials in the place s = (z - from) / reach, lowest power first, with the age of their node.
    private static IEnumerable<(int Age, double[] Powers)> Cardinal(IReadOnlyList<double> z, int newest, int nodes, double from, double reach)
    {
        var count = Math.Min(nodes, newest + 1);
        for (var k = 0; k < count; k++)
        {
            var powers = new double[count];
            powers[0] = 1;
            var degree = 0;
            for (var other = 0; other < count; other++)
            {
                if (other == k)
                {
                    continue;
                }

                var (own, root) = ((z[newest - k] - from) / reach, (z[newest - other] - from) / reach);
                for (var power = ++degree; power >= 0; power--)
                {
                    powers[power] = ((power > 0 ? powers[power - 1] : 0) - (root * powers[power])) / (own - root);
                }
            }

            yield return (k, powers);
        }
    }

    private static void Store(Span<float> weights, int k, double position, double slope)
    {
        weights[k * MarchWeights.Lanes] = weights[(k * MarchWeights.Lanes) + 1] = (float)position;
        weights[(k * MarchWeights.Lanes) + 2] = weights[(k * MarchWeights.Lanes) + 3] = (float)slope;
    }
}
