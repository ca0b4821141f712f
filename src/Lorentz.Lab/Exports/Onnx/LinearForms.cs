using System.Collections.Immutable;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>
/// All numbers that are linear in the state, made by one Gemm in double and parted by one Split: an operation costs ONNX
/// Runtime a third of a microsecond, however small it is.
/// </summary>
/// <param name="columns">Columns of the state.</param>
internal sealed class LinearForms(int columns)
{
    private readonly List<(string Name, ImmutableArray<LinearForm> Forms)> groups = [];

    /// <summary>Adds a tensor of forms, one a column, and returns its name.</summary>
    public string Add(string name, params ImmutableArray<LinearForm> forms)
    {
        groups.Add((name, forms));
        return name;
    }

    /// <summary>Adds the operations that make them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="state">The state, double [N, columns].</param>
    public void AddTo(GraphBuilder graph, string state)
    {
        ImmutableArray<LinearForm> all = [.. groups.SelectMany(group => group.Forms)];
        var factors = new double[columns * all.Length];
        for (var form = 0; form < all.Length; form++)
        {
            factors[((int)all[form].Column * all.Length) + form] = all[form].Factor;
        }

        var (names, widths) = (groups.Select(group => group.Name), groups.Select(group => (long)group.Forms.Length).ToArray());
        var forms = graph.Add(
            "Gemm",
            groups.Count == 1 ? groups[0].Name : "forms",
            [
                state,
                graph.Constant<double>("forms.factors", [columns, all.Length], factors),
                graph.Constant<double>("forms.constants", [all.Length], [.. all.Select(form => form.Constant)]),
            ]);
        if (groups.Count > 1)
        {
            graph.Add("Split", [.. names], [forms, graph.Constant<long>("forms.widths", [groups.Count], widths)], new Wire.OnnxAttribute("axis", 1));
        }
    }
}
