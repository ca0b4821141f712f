using System.Collections.Immutable;
using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>Whether a state lies in the training domain, as products that are negative outside.</summary>
/// <remarks>
/// (value - minimum)(maximum - value) is negative beyond either limit, never both. |q/p| takes two products,
/// (q/p - minimum)(q/p + minimum) and (maximum - q/p)(maximum + q/p). In double each difference has the sign that the
/// comparison has. The square root of what is negative is no number, and neither is a sum with it: three operations, half of
/// what comparisons and their conjunction over columns take.
/// </remarks>
internal static class DomainCheck
{
    private const string Products = "domain";

    // Limits that leave no room: a product that is always negative.
    private static ImmutableArray<FormProduct> Nothing => [new(LinearForm.One, new(StateColumn.X, 0, -1))];

    /// <summary>Adds the products to the forms of the state.</summary>
    public static void AddForms(StateForms forms, TrainingDomain domain)
    {
        var (minimum, maximum) = domain.Limits();
        forms.Add(Products, [.. minimum.Zip(maximum).SelectMany((limits, column) => Of((StateColumn)column, limits.First, limits.Second))]);
    }

    /// <summary>Adds the operations that make the flag.</summary>
    public static void AddFlag(GraphBuilder graph, string output)
    {
        var roots = graph.Add("Sqrt", "domain.roots", [Products]);
        var sum = graph.Add("ReduceSum", "domain.sum", [roots, graph.Constant<long>("domain.axes", [1], [1])], new OnnxAttribute("keepdims", 0));
        graph.Add("GreaterOrEqual", output, [sum, graph.Constant<double>("domain.zero", [], [0.0])]);
    }

    private static ImmutableArray<FormProduct> Of(StateColumn column, double minimum, double maximum)
    {
        if (column != StateColumn.Qop)
        {
            return minimum <= maximum ? [new(new(column, 1, -minimum), new(column, -1, maximum))] : Nothing;
        }

        // A size is never below zero, whatever the margin says.
        var least = Math.Max(minimum, 0);
        return least <= maximum
            ? [new(new(column, 1, -least), new(column, 1, least)), new(new(column, -1, maximum), new(column, 1, maximum))]
            : Nothing;
    }
}
