using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>The state with the two columns of warped inputs that are not linear in it: the share and the kick.</summary>
internal static class WarpedState
{
    /// <summary>Columns of the wider state.</summary>
    public const int Columns = (int)StateColumn.Kick + 1;

    /// <summary>Adds the operations that append them to a state, double [N, 7].</summary>
    /// <returns>The name of the wider state, double [N, 9].</returns>
    public static string AddTo(GraphBuilder graph, string state)
    {
        const int from = (int)StateColumn.Share;
        var factors = new double[from];
        factors[(int)StateColumn.Z0] = factors[(int)StateColumn.Dz] = 1 / WarpedFormulation.MagnetLength;
        var passed = graph.Add(
            "Gemm",
            "passed",
            [
                state,
                graph.Constant<double>("passed.factors", [from, 1], factors),
                graph.Constant<double>("passed.constant", [1], [-WarpedFormulation.MagnetCentre / WarpedFormulation.MagnetLength]),
            ]);
        var share = graph.Add("Sigmoid", "share", [passed]);
        var momentum = graph.Add(
            "Gather", "q/p", [state, graph.Constant<long>("q/p.column", [1], [(long)StateColumn.Qop])], new OnnxAttribute("axis", 1));
        var kick = graph.Add("Mul", "kick", [momentum, share]);
        return graph.Add("Concat", "state.warped", [state, share, kick], new OnnxAttribute("axis", 1));
    }
}
