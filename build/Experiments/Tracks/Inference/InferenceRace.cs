using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Peers.PlainCpp;
using Lorentz.Lab.Timing;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Times every model against its peers: one interleaved run for each model and size of batch.</summary>
internal static class InferenceRace
{
    // Loops that treat one track after the other take as long a track in any batch.
    private const int LoopBatch = 64;

    /// <summary>Classical extrapolators that each model is timed with: the plan's baseline, and what a framework would use.</summary>
    public static ImmutableArray<string> Classical { get; } = ["RK4, 10 mm", "Cash-Karp", "Nystrom, 4 steps"];

    /// <summary>Times a model.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="model">The model.</param>
    /// <param name="peers">Other engines.</param>
    /// <param name="limit">What this machine can do.</param>
    /// <param name="rivals">Classical extrapolators, as <see cref="Rivals"/> makes them.</param>
    /// <param name="tracks">Where states come from.</param>
    /// <param name="batch">Tracks of a call.</param>
    public static InferenceScore Time(
        TargetRun run, InferenceModel model, InferencePeers peers, BindingLimit limit, ImmutableArray<(string Name, Extrapolator Extrapolator)> rivals, TestTracks tracks, int batch)
    {
        using var engines = model.Network is { } network ? new NetworkContenders(network, tracks, batch) : null;
        using var loops = model.Network is { } looped ? new NetworkContenders(looped, tracks, batch == 1 ? 1 : LoopBatch) : null;
        using var native = NativeContender.Open(run, model, peers.Native, tracks);
        ImmutableArray<Contender> contenders =
        [
            batch == 1
                ? ExtrapolatorContender.Single(Engines.Ours, model.Extrapolator, tracks)
                : ModelBatch.Contender(Engines.Ours, model.Extrapolator, tracks, batch),
            .. native is null ? [] : (ImmutableArray<Contender>)[batch == 1 ? NativeContender.Single(native, tracks) : NativeContender.Many(native, tracks, batch)],
            .. engines is null ? [] : Networks(engines, loops!, peers),
            .. rivals.Select(rival => batch == 1
                ? ExtrapolatorContender.Single(rival.Name, rival.Extrapolator, tracks)
                : ExtrapolatorContender.Batch(rival.Name, rival.Extrapolator, tracks)),
        ];
        var sample = run.Real("inference-sample");
        var times = InterleavedTimer.Measure(contenders, new(sample, run.Integer("inference-rounds"), 30 * sample));
        var shape = model.Network?.Network.Shape;
        return new(
            model, batch, times, shape is null ? null : limit.Arithmetic(shape), shape is null || batch > 1 ? null : BindingLimit.Reading(shape));
    }

    /// <summary>The classical extrapolators, their fields tabulated once.</summary>
    public static ImmutableArray<(string Name, Extrapolator Extrapolator)> Rivals(int threads) =>
    [
        (Classical[0], ExtrapolatorName.Parse("rk4:10", FastField.Trilinear(threads))!),
        (Classical[1], ExtrapolatorName.Parse("cash-karp:1e-2", FastField.Wedge(threads))!),
        (Classical[2], ExtrapolatorName.Parse("nystrom:4steps", FastField.Wedge(threads))!),
    ];

    private static IEnumerable<Contender> Networks(NetworkContenders engines, NetworkContenders loops, InferencePeers peers)
    {
        yield return engines.Single(Engines.Single);
        yield return engines.Double(Engines.Double);
        if (peers.Onnx is { } onnx)
        {
            yield return engines.Onnx(Engines.Onnx, onnx);
            yield return engines.OnnxNetwork(Engines.OnnxNetwork, onnx);
        }

        if (peers.AsThePlan is { } plan)
        {
            yield return loops.Plain(Engines.AsThePlan, plan, PlainCppKind.Double);
        }

        if (peers.Vectorised is { } vectorised)
        {
            yield return loops.Plain(Engines.Vectorised, vectorised, PlainCppKind.Float);
        }
    }
}
