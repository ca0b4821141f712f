using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>How a network's answer becomes an end state, in double.</summary>
internal static class EndStates
{
    /// <summary>Adds the forms that a formulation's end states need.</summary>
    public static void AddForms(StateForms forms, Formulation formulation)
    {
        if (formulation is AbsoluteFormulation)
        {
            return;
        }

        forms.Add(
            "start", LinearForm.Of(StateColumn.X), LinearForm.Of(StateColumn.Y), LinearForm.Of(StateColumn.Tx), LinearForm.Of(StateColumn.Ty));
        if (formulation is IncrementFormulation)
        {
            return;
        }

        var step = LinearForm.Of(StateColumn.Dz);
        var growth = FormProduct.Of(StateColumn.Qop, StateColumn.Dz);
        forms.Add("length", step, step, LinearForm.One, LinearForm.One);
        forms.Add("growth", growth, growth, growth, growth);
        forms.Add(
            "straight", FormProduct.Of(StateColumn.Tx, StateColumn.Dz), FormProduct.Of(StateColumn.Ty, StateColumn.Dz), FormProduct.Zero, FormProduct.Zero);
    }

    /// <summary>Adds the operations that make end states from the network's answer.</summary>
    /// <param name="graph">The graph, the forms in it.</param>
    /// <param name="formulation">What the answer means.</param>
    /// <param name="answer">The answer with its normalisation undone, float [N, 4].</param>
    /// <param name="output">Name of the end states, float [N, 4].</param>
    public static void AddTo(GraphBuilder graph, Formulation formulation, string answer, string output)
    {
        var wide = graph.Cast("answer.double", answer, OnnxType.Double);
        var end = formulation is IncrementFormulation
            ? graph.Add("Add", "end.double", ["start", wide])
            : graph.Add("Sum", "end.double", ["start", "straight", Bend(graph, wide)]);
        graph.Cast(output, end, OnnxType.Float);
    }

    // Averages of the field times what they grow with: q/p dz, for positions dz once more.
    private static string Bend(GraphBuilder graph, string averages) =>
        graph.Add("Mul", "bend", [graph.Add("Mul", "kicks", ["growth", averages]), "length"]);
}
