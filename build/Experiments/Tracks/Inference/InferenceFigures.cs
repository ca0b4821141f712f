using System.Collections.Immutable;
using Lorentz.Lab.Figures;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Time against arithmetic, a curve an engine.</summary>
internal static class InferenceFigures
{
    private static ImmutableArray<string> Drawn { get; } =
        [Engines.AsThePlan, Engines.Vectorised, Engines.OnnxNetwork, Engines.Onnx, Engines.Double, Engines.Single, Engines.Ours];

    /// <summary>The networks of one size of batch.</summary>
    public static Figure Against(ImmutableArray<InferenceScore> scores, int batch)
    {
        var networks = scores.Where(score => score.Batch == batch && score.Model.Network is not null)
            .OrderBy(MultiplyAdds).DistinctBy(MultiplyAdds).ToArray();
        return new(
            batch == 1 ? "Inference, one track a call" : FormattableString.Invariant($"Inference in batches of {batch}"),
            "Median time of a track on one thread against the multiply-adds of the network; the limit is what this machine could do at best.",
            new Axis("multiply-adds", "", AxisScale.Log10),
            new Axis("time of a track", "ns", AxisScale.Log10),
            [
                .. Drawn.Select(engine => new CurveSeries(
                    engine, CurveStyle.LineAndMarkers,
                    [.. networks.Where(score => score.Of(engine) is not null).Select(score => new FigurePoint(MultiplyAdds(score), score.Of(engine)!.Median))])),
                new CurveSeries("limit", CurveStyle.Line, [.. networks.Select(score => new FigurePoint(MultiplyAdds(score), score.Limit!.Value))]),
            ])
        {
            PlotHeight = 460,
        };
    }

    private static int MultiplyAdds(InferenceScore score) => score.Model.Network!.Network.Shape.MultiplyAdds;
}
