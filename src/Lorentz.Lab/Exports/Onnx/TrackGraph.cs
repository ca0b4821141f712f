using System.Collections.Immutable;
using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>
/// A trained extrapolator as a graph: start states in, end states and a flag out. As in our own, the network is float32 and
/// what stands around it is double: float32 would keep five figures of an intercept of millimetres between positions of metres.
/// </summary>
internal static class TrackGraph
{
    /// <summary>Name of the start states.</summary>
    public const string State = "state";

    /// <summary>Name of the end states.</summary>
    public const string End = "end";

    /// <summary>Name of the flags.</summary>
    public const string Valid = "valid";

    /// <summary>What a column of the start states is.</summary>
    public static string StateColumns { get; } = string.Join(", ", Segment.ColumnNames);

    /// <summary>What a column of the end states is.</summary>
    public const string EndColumns = "x1 [mm], y1 [mm], tx1, ty1";

    /// <summary>The graph.</summary>
    public static OnnxGraph Build(string name, DeepTrackNetwork model)
    {
        var (network, formulation, domain) = model;
        var graph = new GraphBuilder();
        var state = graph.Cast("state.double", State, OnnxType.Double);
        var warped = formulation is WarpedFormulation;
        var forms = new StateForms(warped ? WarpedState.Columns : Segment.Columns);
        var inputs = EncodedInputs.Of(formulation);
        var encoded = forms.Add("linear", inputs.Linear);
        var multiplied = inputs.Products.IsEmpty ? null : forms.Add("mixed", inputs.Products);
        EndStates.AddForms(forms, formulation);
        DomainCheck.AddForms(forms, domain);
        forms.AddTo(graph, warped ? WarpedState.AddTo(graph, state) : state);
        if (multiplied is not null)
        {
            encoded = graph.Add("Add", "encoded", [encoded, multiplied]);
        }

        var direct = formulation is AbsoluteFormulation;
        var answer = direct ? End : "answer";
        NetworkNodes.AddTo(
            graph, network, graph.Cast("inputs", encoded, OnnxType.Float), answer, new OutputScaling(formulation.OutputMean, formulation.OutputScale));
        if (!direct)
        {
            EndStates.AddTo(graph, formulation, answer, End);
        }

        DomainCheck.AddFlag(graph, Valid);
        ImmutableArray<OnnxValue> outputs =
        [
            new(End, OnnxType.Float, [Formulation.Outputs], EndColumns),
            new(Valid, OnnxType.Bool, [], "whether the row lies in the training domain; elsewhere its end is a guess"),
        ];
        return graph.Build(name, [new(State, OnnxType.Float, [Segment.Columns], StateColumns)], outputs);
    }
}
