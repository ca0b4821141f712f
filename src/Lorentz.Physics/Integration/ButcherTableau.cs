using System.Collections.Immutable;

namespace Lorentz.Physics.Integration;

/// <summary>An explicit Runge-Kutta method as data (J. C. Butcher, 1964).</summary>
/// <param name="Name">Name as in the literature.</param>
/// <param name="Order">Order of the propagated solution.</param>
/// <param name="Nodes">c, one a stage.</param>
/// <param name="Stages">A, strictly lower triangular: row i has i entries.</param>
/// <param name="Weights">b of the propagated solution.</param>
/// <param name="EmbeddedWeights">b-hat of the embedded solution for the error estimate; empty when there is none.</param>
/// <param name="EmbeddedOrder">Order of the embedded solution; 0 when there is none.</param>
public sealed record ButcherTableau(
    string Name,
    int Order,
    ImmutableArray<double> Nodes,
    ImmutableArray<ImmutableArray<double>> Stages,
    ImmutableArray<double> Weights,
    ImmutableArray<double> EmbeddedWeights,
    int EmbeddedOrder)
{
    /// <summary>
    /// The same method written for a second-order equation x'' = f(x, x'): positions follow from slopes, so
    /// A-bar = A A and b-bar = b A, exactly.
    /// </summary>
    public NystromTableau ToNystrom()
    {
        var count = Nodes.Length;
        var samples = Enumerable.Range(0, count).ToImmutableArray();
        return new NystromTableau(
            Name,
            Order,
            Nodes,
            Stages,
            [.. Enumerable.Range(0, count).Select(row => Contract(Stages[row], row))],
            Weights,
            Contract(Weights, count),
            EmbeddedWeights,
            EmbeddedWeights.IsEmpty ? [] : Contract(EmbeddedWeights, count),
            EmbeddedOrder,
            samples);
    }

    private ImmutableArray<double> Contract(ImmutableArray<double> left, int length)
    {
        var product = new double[length];
        for (var j = 0; j < left.Length; j++)
        {
            for (var l = 0; l < j; l++)
            {
                product[l] += left[j] * Stages[j][l];
            }
        }

        return [.. product];
    }
}
