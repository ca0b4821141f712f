using Lorentz.Numerics.Matrices;

namespace Lorentz.Tracks.Charts;

/// <summary>Normal matrix and right sides of a chart's equations, summed over some tracks.</summary>
/// <param name="terms">Terms of the chart.</param>
/// <param name="planes">Planes of the chart.</param>
internal sealed class ChartSums(int terms, int planes)
{
    private readonly double[] normal = new double[terms * terms];
    private readonly double[] right = new double[terms * planes * TrackChart.Outputs];
    private readonly MatrixRoom<double> room = new();

    internal int Terms => terms;

    /// <summary>An element of the normal matrix of all groups, its column not below its row.</summary>
    internal static double Normal(ChartSums[] groups, int row, int column)
    {
        var sum = 0.0;
        foreach (var group in groups)
        {
            sum += group.normal[(row * group.Terms) + column];
        }

        return sum;
    }

    /// <summary>An element of the right side of all groups for an output at a plane from 1 up.</summary>
    internal static double Right(ChartSums[] groups, int term, int plane, int output)
    {
        var sum = 0.0;
        foreach (var group in groups)
        {
            sum += group.right[(term * group.right.Length / group.Terms) + ((plane - 1) * TrackChart.Outputs) + output];
        }

        return sum;
    }

    /// <summary>Adds equations, row by row, whose targets are the outputs at the first planes.</summary>
    internal void Add(double[] features, double[] targets, int count, int reached)
    {
        var matrix = new MatrixView<double>(features, count, terms);
        SymmetricProduct.AddTo(matrix, new MatrixView<double>(normal, terms, terms), room);
        var columns = reached * TrackChart.Outputs;
        MatrixProduct.Run(
            matrix, true, new MatrixView<double>(targets, count, columns), false,
            new MatrixView<double>(right, terms, columns, planes * TrackChart.Outputs), true, room);
    }
}
