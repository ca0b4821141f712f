using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Weights;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Models;

/// <summary>The words and tensors of a chart, in a file of its own or within that of a network.</summary>
internal static class ChartFields
{
    /// <summary>The tensors of a chart.</summary>
    public static ImmutableArray<NamedTensor> Tensors(TrackChart chart) =>
    [
        new("chart.coefficients", [chart.Planes, chart.Shape.Terms, TrackChart.Outputs], chart.Coefficients),
        TensorFields.Row("chart.scale", [chart.Scale.Tx, chart.Scale.Ty, chart.Scale.Qop, chart.Scale.Vertex]),
        TensorFields.Row("chart.planes", [chart.StartZ, chart.Spacing]),
    ];

    /// <summary>The words of a chart.</summary>
    public static Dictionary<string, string> Words(TrackChart chart) => new()
    {
        ["chart.tx-degree"] = TensorFields.Text(chart.Shape.TxDegree),
        ["chart.ty-degree"] = TensorFields.Text(chart.Shape.TyDegree),
        ["chart.qop-degree"] = TensorFields.Text(chart.Shape.QopDegree),
        ["chart.vertex-share"] = chart.Shape.VertexShare.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The chart in a file.</summary>
    /// <exception cref="InvalidDataException">The file holds no chart; the message names it and what is wrong.</exception>
    public static TrackChart Read(TensorFields fields, TrainingDomain domain)
    {
        var (tx, ty, qop, share) = (
            fields.Number("chart.tx-degree"), fields.Number("chart.ty-degree"), fields.Number("chart.qop-degree"), fields.Real("chart.vertex-share"));
        if (ChartShape.ProblemOf(tx, ty, qop, share) is { } problem)
        {
            throw fields.Wrong($"{problem}.");
        }

        var shape = new ChartShape(tx, ty, qop, share);
        var scale = fields.Scale("chart.scale", 4);
        var planes = fields.Row("chart.planes", 2);
        var coefficients = fields.Tensor("chart.coefficients", TensorType.F64).Doubles;
        return coefficients.Length == 0 || coefficients.Length % (shape.Terms * TrackChart.Outputs) != 0
            ? throw fields.Wrong($"{coefficients.Length} chart coefficients, expected a multiple of {shape.Terms} terms x {TrackChart.Outputs}.")
            : !coefficients.All(double.IsFinite) ? throw fields.Wrong("'chart.coefficients' holds a value that is not a finite number.")
            : !(planes[1] > 0) ? throw fields.Wrong($"planes {planes[1].ToString("R", CultureInfo.InvariantCulture)} mm apart, expected a distance above 0.")
            : new(shape, new(scale[0], scale[1], scale[2], scale[3]), planes[0], planes[1], coefficients, domain);
    }
}
