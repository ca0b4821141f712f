using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>"Width beats depth": the plans' deep and shallow networks by name, and at equal parameters.</summary>
internal static class DepthScanTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "DepthScan";

    private static readonly (string Name, ImmutableArray<int> Hidden, double Published, double? PublishedSlope)[] Published =
    [
        ("V3 deep_128", [128, 128, 128, 128, 64], 1.01, 0.0115),
        ("V3 shallow_256", [256, 256, 128], 1.01, 0.0092),
        ("V3 deep_256", [256, 256, 256, 256, 128], 1.06, 0.0117),
        ("V3 shallow_512", [512, 512, 256], 0.96, 0.0094),
        ("V2 single_256", [256], 0.065, null),
        ("V2 shallow_256", [256, 256], 0.044, null),
        ("V2 shallow_512_256", [512, 256], 0.028, null),
    ];

    // About 59,000 parameters each, that of V3's deep_128.
    private static readonly (string Name, ImmutableArray<int> Hidden)[] Matched =
    [
        ("59 k, depth 1", [5358]), ("59 k, depth 2", [237, 237]), ("59 k, depth 3", [168, 168, 168]), ("59 k, depth 5", [128, 128, 128, 128, 64]), ("59 k, depth 8", [90, 90, 90, 90, 90, 90, 90, 90]),
    ];

    /// <summary>The target.</summary>
    public static Target Target { get; } = DeepStudy.Target(
        Name,
        "Deep and shallow networks by name and at equal parameters: does width beat depth?",
        DeepStudy.Parameters(tracks: 50_000, epochs: 8),
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var residual = FormulationFit.Residual(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Depth");
        var named = Published.Select(entry => DeepStudy.Train(
            run, sets, tracks, new(entry.Name, new PlainFamily(entry.Hidden), residual, entry.Published, entry.PublishedSlope), 1, ref table)).ToImmutableArray();
        var matched = Matched.Select(entry => DeepStudy.Train(
            run, sets, tracks, new(entry.Name, new PlainFamily(entry.Hidden), residual), 1, ref table)).ToImmutableArray();
        ModelTable.Write(run, table);
        var best = matched.MinBy(score => score.Errors.Rmse)!;
        StudyTarget.Verdict(
            run,
            "Depth: verdict",
            "\"Width beats depth for this problem\" rests on V2's two layers (0.028 mm) against V3's five (1.01 mm). But V2's step was fixed and V3's was not, so that comparison is of two problems. Here all see the same tracks, the same formulation and the same epochs.",
            [
                new("V2's [512, 256] beats V3's five-layer network of half its parameters on the same problem", named[6].Errors.Rmse < named[0].Errors.Rmse, Pair(named[6], named[0])),
                new("... by anything like the factor 36 of the plans", 10 * named[6].Errors.Rmse < named[0].Errors.Rmse, FormattableString.Invariant($"factor {named[0].Errors.Rmse / named[6].Errors.Rmse:F2}")),
                new("At equal parameters one hidden layer is best", best == matched[0], Row(matched)),
                new("At equal parameters two or more layers beat one", matched[1..].Min(score => score.Errors.Rmse) < matched[0].Errors.Rmse, Row(matched)),
            ],
            [],
            table);
        DeepStudy.Time(run, [.. named, .. matched], tracks, "Depth", table);
    }

    private static string Pair(DeepScore first, DeepScore second) => Row([first, second]);

    private static string Row(IEnumerable<DeepScore> scores) =>
        string.Join("; ", scores.Select(score => FormattableString.Invariant($"{score.Model.Name} {score.Errors.Rmse:G3} mm"))) + " rms";
}
