using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>J^T J, J^T r and r r / 2 of a least-squares problem at one point.</summary>
/// <param name="Matrix">J^T J, dimension x dimension, row by row; its upper triangle counts.</param>
/// <param name="Gradient">J^T r.</param>
/// <param name="Value">Half the sum of squared residuals.</param>
public sealed record NormalEquations(double[] Matrix, double[] Gradient, double Value)
{
    // Sums kept apart until the end: what runs at once, whatever the threads. Large matrices get fewer.
    private const int MostGroups = 8;
    private const long MostElements = 16L << 20;

    /// <summary>Collects the chunks, those of a group in order, then the groups in order.</summary>
    public static NormalEquations Of(IResidualBlocks blocks, double[] point, int threads)
    {
        var size = blocks.Dimension;
        var groups = (int)Math.Clamp(MostElements / ((long)size * size), 1, MostGroups);
        groups = Math.Max(1, Math.Min(groups, blocks.Chunks));
        var parts = FixedOrder.Map(groups, threads, group =>
        {
            var (matrix, gradient, sum) = (new double[size * size], new double[size], 0.0);
            var room = new MatrixRoom<double>();
            for (var chunk = group * blocks.Chunks / groups; chunk < (group + 1) * blocks.Chunks / groups; chunk++)
            {
                sum += blocks.AddNormal(chunk, point, new MatrixView<double>(matrix, size, size), gradient, room);
            }

            return new NormalEquations(matrix, gradient, 0.5 * sum);
        });
        return parts.Aggregate(static (total, part) =>
        {
            Add(total.Matrix, part.Matrix);
            Add(total.Gradient, part.Gradient);
            return total with { Value = total.Value + part.Value };
        });
    }

    /// <summary>Half the sum of squared residuals, as the sum of all chunks in order.</summary>
    public static double ValueOf(IResidualBlocks blocks, double[] point, int threads) =>
        0.5 * FixedOrder.Reduce(blocks.Chunks, threads, chunk => blocks.SumOfSquares(chunk, point), 0.0, static (total, part) => total + part);

    private static void Add(double[] total, double[] part)
    {
        for (var i = 0; i < total.Length; i++)
        {
            total[i] += part[i];
        }
    }
}
