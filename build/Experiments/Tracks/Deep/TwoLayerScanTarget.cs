using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Models;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>Phase 2 of the plan: two wide layers against one.</summary>
internal static class TwoLayerScanTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "TwoLayerScan";

    private static ImmutableArray<ImmutableArray<int>> Layers { get; } =
        [[512, 256], [1024, 256], [1024, 512], [2048, 512], [2048, 1024]];

    /// <summary>The target.</summary>
    public static Target Target { get; } = DeepStudy.Target(
        Name,
        "Two wide layers against one of the same arithmetic (the plan's phase 2)",
        DeepStudy.Parameters(tracks: 80_000, epochs: 5),
        Execute) with
    {
        Artifacts = [.. Layers.Select(FileOf)],
    };

    /// <summary>Files of the networks, in the order of <see cref="Models"/>.</summary>
    public static ImmutableArray<string> Files { get; } = [.. Layers.Select(FileOf)];

    /// <summary>Names of the networks that others may use.</summary>
    public static ImmutableArray<string> Models { get; } = [.. Layers.Select(layers => $"residual {Text(layers)}")];

    /// <summary>Reads one of <see cref="Models"/>.</summary>
    public static DeepTrackNetwork Read(TargetRun run, string model) =>
        DeepTrackNetworkFile.Read(run.ArtifactOf(Name, FileOf(Layers[Models.IndexOf(model)])));

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var residual = FormulationFit.Residual(sets.Training.Rows, 6);
        var absolute = FormulationFit.Absolute(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Two layers");
        var scores = ImmutableArray.CreateBuilder<DeepScore>();
        foreach (var layers in Layers)
        {
            var family = new PlainFamily(layers);
            scores.Add(DeepStudy.Train(run, sets, tracks, new($"residual {Text(layers)}", family, residual), 1, ref table));
            DeepTrackNetworkFile.Write(run.Artifact(FileOf(layers)), Packed.Network(scores[^1].Trained));
        }

        foreach (var width in (int[])[1024, 8192])
        {
            scores.Add(DeepStudy.Train(run, sets, tracks, new(FormattableString.Invariant($"residual [{width}]"), new PlainFamily([width]), residual), 1, ref table));
        }

        scores.Add(DeepStudy.Train(run, sets, tracks, new("absolute [512, 256]", new PlainFamily([512, 256]), absolute, 0.028), 1, ref table));
        var all = scores.ToImmutable();
        ModelTable.Write(run, table);
        var two = all[..Layers.Length].MinBy(score => score.Errors.Rmse)!;
        var smallest = all[0];
        var one = all[Layers.Length..(Layers.Length + 2)].MinBy(score => score.Errors.Rmse)!;
        var ofEqualArithmetic = all[Layers.Length + 1];
        StudyTarget.Verdict(
            run,
            "Two layers: verdict",
            "The plan's second phase: do two wide layers beat one? All networks see the same tracks for the same epochs, trained on the tape as the plans train (AdamW, 1e-3).",
            [
                new("A second layer beats the best single layer of this target", two.Errors.Rmse < one.Errors.Rmse, Pair(two, one)),
                new("[512, 256] beats a single layer of 8192 neurons, which has three fifths of its arithmetic", smallest.Errors.Rmse < ofEqualArithmetic.Errors.Rmse, Pair(smallest, ofEqualArithmetic)),
                new("More width in both layers still helps: [2048, 1024] beats [512, 256]", all[4].Errors.Rmse < smallest.Errors.Rmse, Pair(all[4], smallest)),
                new("At least one reaches 0.5 mm rms (the plan's minimum)", two.Errors.Rmse < 0.5, $"{two.Model.Name}: {Millimetres(two)}"),
                new("The plan's formulation keeps up with the residual one at [512, 256] (within a factor 2)", all[^1].Errors.Rmse < 2 * smallest.Errors.Rmse, Pair(all[^1], smallest)),
            ],
            ["Published beside the last row: V2's mean error with dz fixed at 8000 mm in a field 1000 times too weak."],
            table);
        DeepStudy.Time(run, all, tracks, "Two layers", table);
    }

    private static string FileOf(ImmutableArray<int> layers) => FormattableString.Invariant($"residual-{layers[0]}-{layers[1]}.safetensors");

    private static string Text(ImmutableArray<int> layers) => FormattableString.Invariant($"[{layers[0]}, {layers[1]}]");

    private static string Pair(DeepScore first, DeepScore second) =>
        $"{first.Model.Name} {Millimetres(first)}, {second.Model.Name} {Millimetres(second)}";

    private static string Millimetres(DeepScore score) =>
        FormattableString.Invariant($"{score.Errors.Rmse:G3} mm rms ({score.Errors.Median:G3} median)");
}
