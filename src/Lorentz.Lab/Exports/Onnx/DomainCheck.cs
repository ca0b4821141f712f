using System.Collections.Immutable;
using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>Whether a state lies in the training domain, as products that are negative outside.</summary>
/// <remarks>
/// (value - minimum)(maximum - value) is negative beyond either limit, never both. |q/p| takes two products,
/// (q/p - minimum)(q/p + minimum) and (maximum - q/p)(maximum + q/p). In double each difference has the sign that the
/// comparison has. The square root of what is negative is no number, and neither is a sum with it: four operations.
/// </remarks>
internal static class DomainCheck
{
    /// <summary>Adds the factors to the linear forms.</summary>
    public static (string First, string Second) AddForms(LinearForms forms, TrainingDomain domain)
    {
        var (minimum, maximum) = domain.Limits();
        ImmutableArray<(LinearForm First, LinearForm Second)> factors =
            [.. minimum.Zip(maximum).SelectMany((limits, column) => Factors((StateColumn)column, limits.First, limits.Second))];
        return (
            forms.Add("domain.first", [.. factors.Select(pair => pair.First)]),
            forms.Add("domain.second", [.. factors.Select(pair => pair.Second)]));
    }

    /// <summary>Adds the operations that make the flag.</summary>
    public static void AddFlag(GraphBuilder graph, (string First, string Second) factors, string output)
    {
        var products = graph.Add("Mul", "domain.products", [factors.First, factors.Second]);
        var roots = graph.Add("Sqrt", "domain.roots", [products]);
        var sum = graph.Add("ReduceSum", "domain.sum", [roots, graph.Constant<long>("domain.axes", [1], [1])], new OnnxAttribute("keepdims", 0));
        graph.Add("GreaterOrEqual", output, [sum, graph.Constant<double>("domain.zero", [], [0.0])]);
    }

    private static ImmutableArray<(LinearForm First, LinearForm Second)> Factors(StateColumn column, double minimum, double maximum)
    {
        if (column != StateColumn.Qop)
        {
            return minimum <= maximum ? [(new(column, 1, -minimum), new(column, -1, maximum))] : Nothing;
        }

        // A size is never below zero, whatever the margin says.
        var least = Math.Max(minimum, 0);
        return least <= maximum
            ? [(new(column, 1, -least), new(column, 1, least)), (new(column, -1, maximum), new(column, 1, maximum))]
            : Nothing;
    }

    // Limits that leave no room: a product that is always negative.
    private static ImmutableArray<(LinearForm First, LinearForm Second)> Nothing =>
        [(LinearForm.One, new(StateColumn.X, 0, -1))];
}
