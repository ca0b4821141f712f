using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Every row of the study, a row before those that build on it.</summary>
internal static class PureRecipes
{
    /// <summary>The chart that a network mends.</summary>
    public const string SmallChart = "chart-small";

    /// <summary>The rows.</summary>
    public static ImmutableArray<PureRecipe> All { get; } =
    [
        new NetworkRecipe("network", "the width scan's residual network: AdamW, cosine schedule"),
        new NetworkRecipe("network-long", "network, four times the epochs") { IsLong = true },
        new NetworkRecipe("network-averaged", "network, moving average of the weights") { IsAveraged = true },
        new NetworkRecipe("network-millimetres", "network, loss in squared millimetres") { CountsMillimetres = true },
        new NetworkRecipe("network-slow", "network, half of the tracks slow") { HasSlowTracks = true },
        new NetworkRecipe("network-warped", "network, inputs warped by the field integral, and products") { Inputs = NetworkInputs.Warped },
        new NetworkRecipe("network-polished", "network, then limited-memory BFGS") { Polish = NetworkPolish.LimitedMemoryBfgs },
        new NetworkRecipe("network-combined", "network-warped, four times the epochs, half of the tracks slow, then limited-memory BFGS")
        {
            Inputs = NetworkInputs.Warped, IsLong = true, HasSlowTracks = true, Polish = NetworkPolish.LimitedMemoryBfgs,
        },
        new NetworkRecipe("narrow", "network, narrower") { IsNarrow = true },
        new NetworkRecipe("narrow-polished", "narrow, then limited-memory BFGS") { IsNarrow = true, Polish = NetworkPolish.LimitedMemoryBfgs },
        new NetworkRecipe("narrow-least-squares", "narrow, then Levenberg-Marquardt") { IsNarrow = true, Polish = NetworkPolish.LevenbergMarquardt },
        new ChartRecipe(SmallChart, "polynomials in slopes and q/p on planes, a cubic between planes", ChartSize.Small),
        new ChartRecipe("chart-medium", "chart-small, higher degrees", ChartSize.Medium),
        new ChartRecipe("chart-medium-momenta", "chart-medium, no extra slow tracks", ChartSize.Medium) { HasSlowTracks = false },
        new ChartRecipe("chart-medium-millimetres", "chart-medium, loss in squared millimetres", ChartSize.Medium) { WeightPower = 2 },
        new ChartRecipe("chart-medium-averages", "chart-medium, every momentum counts alike", ChartSize.Medium) { WeightPower = 0 },
        new ChartRecipe("chart-medium-prompt", "chart-medium, no terms in the vertex", ChartSize.Medium) { VertexShare = 0 },
        new ChartRecipe("chart-medium-coarse", "chart-medium, every other plane", ChartSize.Medium) { IsCoarse = true },
        new ChartRecipe("chart-large", "chart-medium, still higher degrees", ChartSize.Large),
        new ChartRecipe("chart-largest", "chart-large, the highest degrees that the tracks bear", ChartSize.Largest),
        new NetworkRecipe("chart-small-network", "chart-small, and a network for what it leaves") { Inputs = NetworkInputs.ChartRemainder },
        new NetworkRecipe("chart-small-network-polished", "chart-small-network, then limited-memory BFGS")
        {
            Inputs = NetworkInputs.ChartRemainder, Polish = NetworkPolish.LimitedMemoryBfgs,
        },
    ];
}
