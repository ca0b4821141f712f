using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Learning.Activations;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>Phase 3 of the plan: what the activation costs and gains.</summary>
internal static class ActivationScanTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "ActivationScan";

    private static ImmutableArray<ActivationKind> Kinds { get; } =
        [ActivationKind.Silu, ActivationKind.Relu, ActivationKind.Gelu, ActivationKind.Swish1, ActivationKind.Tanh];

    private static ImmutableArray<ImmutableArray<int>> Layers { get; } = [[1024], [512, 256]];

    /// <summary>The target.</summary>
    public static Target Target { get; } = DeepStudy.Target(
        Name,
        "SiLU, ReLU, GELU, Swish-1 and tanh: accuracy and time (the plan's phase 3)",
        DeepStudy.Parameters(tracks: 50_000, epochs: 8),
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var residual = FormulationFit.Residual(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Activations");
        var scores = ImmutableArray.CreateBuilder<DeepScore>();
        foreach (var layers in Layers)
        {
            foreach (var kind in Kinds)
            {
                scores.Add(DeepStudy.Train(run, sets, tracks, Model(layers, kind, residual), 1, ref table));
            }
        }

        var all = scores.ToImmutable();
        ModelTable.Write(run, table);
        var deep = all[Kinds.Length..];
        StudyTarget.Verdict(
            run,
            "Activations: verdict",
            "The plan expects SiLU to be best, ReLU 10 to 15 % faster and possibly rougher, GELU alike but slower, Swish-1 the same as SiLU. Times are in summary.md.",
            [
                new("SiLU is the most accurate, [512, 256]", deep[0].Errors.Rmse <= deep.Min(score => score.Errors.Rmse), Row(deep)),
                new("SiLU is the most accurate, [1024]", all[0].Errors.Rmse <= all[..Kinds.Length].Min(score => score.Errors.Rmse), Row(all[..Kinds.Length])),
                new("ReLU is rougher than SiLU (rmse at least 1.5 times), [512, 256]", deep[1].Errors.Rmse > 1.5 * deep[0].Errors.Rmse, Row(deep[..2])),
                new("GELU is within 20 % of SiLU, [512, 256]", Math.Abs(deep[2].Errors.Rmse - deep[0].Errors.Rmse) < 0.2 * deep[0].Errors.Rmse, Row([deep[0], deep[2]])),
                new("Swish-1 is the same function as SiLU: errors agree to 10 %", Math.Abs(deep[3].Errors.Rmse - deep[0].Errors.Rmse) < 0.1 * deep[0].Errors.Rmse, Row([deep[0], deep[3]])),
            ],
            [],
            table);
        DeepStudy.Time(run, all, tracks, "Activations", table);
    }

    private static DeepModel Model(ImmutableArray<int> layers, ActivationKind kind, Formulation formulation) =>
        new($"[{string.Join(", ", layers.Select(width => FormattableString.Invariant($"{width}")))}] {Text(kind)}", new PlainFamily(layers, kind), formulation);

    private static string Text(ActivationKind kind) => kind switch
    {
        ActivationKind.Silu => "SiLU",
        ActivationKind.Relu => "ReLU",
        ActivationKind.Gelu => "GELU",
        ActivationKind.Swish1 => "Swish-1",
        _ => "tanh",
    };

    private static string Row(IEnumerable<DeepScore> scores) =>
        string.Join("; ", scores.Select(score => FormattableString.Invariant($"{Text(score.Model.Family.Activation)} {score.Errors.Rmse:G3} mm"))) + " rms";
}
