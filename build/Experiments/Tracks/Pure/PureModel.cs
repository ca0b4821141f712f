using Lorentz.Lab.Models;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>A fitted model of the study, whatever its kind.</summary>
/// <param name="Extrapolator">The model behind the common contract.</param>
/// <param name="Parameters">Fitted numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of one evaluation.</param>
internal sealed record PureModel(Extrapolator Extrapolator, int Parameters, int MultiplyAdds)
{
    /// <summary>Reads the model of a recipe.</summary>
    public static PureModel Read(PureRecipe recipe, string path) =>
        recipe is ChartRecipe ? Of(recipe.Name, TrackChartFile.Read(path)) : Of(recipe.Name, TrackNetworkFile.Read(path));

    /// <summary>A chart.</summary>
    public static PureModel Of(string name, TrackChart chart) =>
        new(new ChartExtrapolator(name, chart), chart.Coefficients.Length, chart.MultiplyAdds);

    /// <summary>A network, and the chart it mends where there is one.</summary>
    public static PureModel Of(string name, TrackNetwork model)
    {
        var chart = (model.Formulation as ChartRemainderFormulation)?.Chart;
        return new(
            new LearnedExtrapolator(name, model),
            model.Network.Shape.Parameters + (chart?.Coefficients.Length ?? 0),
            model.Network.Shape.MultiplyAdds + (chart?.MultiplyAdds ?? 0));
    }
}
