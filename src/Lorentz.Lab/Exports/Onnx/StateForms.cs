using System.Collections.Immutable;
using Lorentz.Lab.Exports.Onnx.Wire;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>
/// All numbers that are linear in the state, and all products of two of them, in double: one Gemm and one Mul, whatever
/// their number, because an operation costs ONNX Runtime a third of a microsecond however small it is.
/// </summary>
/// <param name="columns">Columns of the state.</param>
internal sealed class StateForms(int columns)
{
    private readonly List<(string Name, ImmutableArray<LinearForm> Forms)> linear = [];
    private readonly List<(string Name, ImmutableArray<FormProduct> Products)> products = [];

    /// <summary>Adds a tensor of forms, one a column, and returns its name.</summary>
    public string Add(string name, params ImmutableArray<LinearForm> forms)
    {
        linear.Add((name, forms));
        return name;
    }

    /// <summary>Adds a tensor of products, one a column, and returns its name.</summary>
    public string Add(string name, params ImmutableArray<FormProduct> pairs)
    {
        products.Add((name, pairs));
        return name;
    }

    /// <summary>Adds the operations that make them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="state">The state, double [N, columns].</param>
    public void AddTo(GraphBuilder graph, string state)
    {
        ImmutableArray<FormProduct> pairs = [.. products.SelectMany(group => group.Products)];
        ImmutableArray<(string Name, ImmutableArray<LinearForm> Forms)> groups =
            [("left", [.. pairs.Select(pair => pair.Left)]), ("right", [.. pairs.Select(pair => pair.Right)]), .. linear];
        ImmutableArray<LinearForm> all = [.. groups.SelectMany(group => group.Forms)];
        var factors = new double[columns * all.Length];
        for (var form = 0; form < all.Length; form++)
        {
            factors[((int)all[form].Column * all.Length) + form] = all[form].Factor;
        }

        var forms = graph.Add(
            "Gemm",
            "forms",
            [
                state,
                graph.Constant<double>("forms.factors", [columns, all.Length], factors),
                graph.Constant<double>("forms.constants", [all.Length], [.. all.Select(form => form.Constant)]),
            ]);
        Part(graph, forms, [.. groups.Select(group => (group.Name, group.Forms.Length))]);
        var together = products.Count > 1;
        var product = graph.Add("Mul", together ? "products" : products[0].Name, ["left", "right"]);
        if (together)
        {
            Part(graph, product, [.. products.Select(group => (group.Name, group.Products.Length))]);
        }
    }

    private static void Part(GraphBuilder graph, string whole, ImmutableArray<(string Name, int Width)> parts) => graph.Add(
        "Split",
        [.. parts.Select(part => part.Name)],
        [whole, graph.Constant<long>($"{whole}.widths", [parts.Length], [.. parts.Select(part => (long)part.Width)])],
        new OnnxAttribute("axis", 1));
}
