using System.Collections.Immutable;
using Lorentz.Tracks.Families;

namespace Lorentz.Build.Experiments.Tracks.Leaderboard;

/// <summary>The models of the plans' leaderboard by name, with the mean errors it prints.</summary>
internal static class LeaderboardModels
{
    /// <summary>One size.</summary>
    /// <param name="Name">Name in the leaderboard.</param>
    /// <param name="Hidden">Neurons of each hidden layer.</param>
    /// <param name="PublishedPlain">Printed mean error of the plain network in micrometres.</param>
    /// <param name="PublishedHeads">Printed mean error of the RK-PINN in micrometres.</param>
    public sealed record Size(string Name, ImmutableArray<int> Hidden, double PublishedPlain, double PublishedHeads);

    /// <summary>The ten sizes, each of which exists twice.</summary>
    public static ImmutableArray<Size> Sizes { get; } =
    [
        new("tiny", [64, 32], 128.0, 60.6),
        new("small", [128, 64], 53.5, 42.6),
        new("medium", [128, 128, 64], 74.7, 87.6),
        new("wide_shallow", [256, 128], 45.1, 35.1),
        new("wide", [512, 256], 54.8, 41.2),
        new("balanced", [192, 192, 96], 72.5, 61.8),
        new("large", [256, 256, 128], 101.4, 60.1),
        new("xlarge", [512, 512, 256, 128], 109.5, 83.8),
        new("deep", [128, 128, 128, 128, 64], 106.0, 150.3),
        new("narrow_deep", [64, 64, 64, 64, 32], 75.8, 244.2),
    ];

    /// <summary>A plain network with the proportions of a size and as many parameters as asked for, to the nearest neuron.</summary>
    /// <param name="size">Its proportions.</param>
    /// <param name="parameters">Weights and biases wanted.</param>
    /// <param name="inputs">Inputs of the network.</param>
    public static PlainFamily Matched(Size size, int parameters, int inputs)
    {
        var (low, high) = (0.1, 10.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Scaled(size, middle).Parameters(inputs) < parameters ? (middle, high) : (low, middle);
        }

        return Scaled(size, high);
    }

    private static PlainFamily Scaled(Size size, double factor) =>
        new([.. size.Hidden.Select(width => Math.Max(1, (int)Math.Round(width * factor)))]);
}
