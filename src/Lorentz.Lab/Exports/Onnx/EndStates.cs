using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>How a network's answer becomes an end state, in double.</summary>
internal static class EndStates
{
    /// <summary>Adds the forms that a formulation's end states need.</summary>
    public static void AddForms(LinearForms forms, Formulation formulation)
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

        var (step, momentum) = (LinearForm.Of(StateColumn.Dz), LinearForm.Of(StateColumn.Qop));
        forms.Add("slopes", LinearForm.Of(StateColumn.Tx), LinearForm.Of(StateColumn.Ty), LinearForm.Zero, LinearForm.Zero);
        forms.Add("step", step, step, step, step);
        forms.Add("length", step, step, LinearForm.One, LinearForm.One);
        forms.Add("momentum", momentum, momentum, momentum, momentum);
    }

    /// <summary>Adds the operations that make end states from the network's answer.</summary>
    /// <param name="graph">The graph, the forms in it.</param>
    /// <param name="formulation">What the answer means.</param>
    /// <param name="answer">The answer with its normalisation undone, float [N, 4].</param>
    /// <param name="output">Name of the end states, float [N, 4].</param>
    public static void AddTo(GraphBuilder graph, Formulation formulation, string answer, string output)
    {
        var wide = graph.Cast("answer.double", answer, OnnxType.Double);
        var change = formulation is IncrementFormulation ? wide : Averages(graph, wide);
        graph.Cast(output, graph.Add("Add", "end.double", ["start", change]), OnnxType.Float);
    }

    // dz (slope + q/p length average): the straight line, and averages of the field times what they grow with.
    private static string Averages(GraphBuilder graph, string averages)
    {
        var growth = graph.Add("Mul", "growth", ["momentum", "length"]);
        var bend = graph.Add("Mul", "bend", [growth, averages]);
        return graph.Add("Mul", "change", [graph.Add("Add", "bent", [bend, "slopes"]), "step"]);
    }
}
