using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Documents;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>What the engine was meant to reach, clause by clause.</summary>
internal static class InferenceVerdict
{
    /// <summary>The criteria.</summary>
    /// <param name="scores">All scores.</param>
    /// <param name="throughput">Tracks a second.</param>
    /// <param name="batch">Tracks of a large batch.</param>
    /// <param name="threads">Threads of the throughput.</param>
    public static ImmutableArray<Criterion> Of(ImmutableArray<InferenceScore> scores, ImmutableArray<Throughput.Row> throughput, int batch, int threads)
    {
        var networks = scores.Where(score => score.Model.Network is not null).ToImmutableArray();
        var single = networks.Where(score => score.Batch == 1).ToImmutableArray();
        var many = networks.Where(score => score.Batch == batch).ToImmutableArray();
        var narrow = single.Where(score => score.Model.Family == InferenceModels.OneLayer && Widest(score) <= 1024).ToImmutableArray();
        var smallest = single.Where(score => score.Model.Family == InferenceModels.TwoLayers).Take(1).ToImmutableArray();
        var wide = networks.Where(score => Widest(score) >= 512).ToImmutableArray();
        var ours = scores.SelectMany(score => score.Times.Where(time => time.Name.StartsWith(Engines.Ours, StringComparison.Ordinal))).ToArray();
        var million = throughput.Count(row => row.OneCore >= Throughput.Wanted);
        var millionTogether = throughput.Count(row => row.AllCores >= Throughput.Wanted);
        var fastest = throughput.MaxBy(row => row.OneCore)!;
        return
        [
            AtLeast("One track: 10 times as fast as ONNX Runtime for single layers up to 1024", narrow, score => score.Ratio(Engines.Onnx), 10),
            AtLeast("The same, networks alone", narrow, score => score.Ratio(Engines.OnnxNetwork, Engines.Single), 10, alone: true),
            AtLeast("One track: twice as fast as ONNX Runtime for [512, 256]", smallest, score => score.Ratio(Engines.Onnx), 2),
            AtLeast("The same, networks alone", smallest, score => score.Ratio(Engines.OnnxNetwork, Engines.Single), 2, alone: true),
            AtLeast(FormattableString.Invariant($"Batches of {batch}: 1.3 times as fast as ONNX Runtime on one thread for every network"), many, score => score.Ratio(Engines.Onnx), 1.3),
            AtLeast("The same, networks alone", many, score => score.Ratio(Engines.OnnxNetwork, Engines.Single), 1.3, alone: true),
            AtLeast("0.6 of the binding limit for width 512 and above, one track", [.. wide.Where(score => score.Batch == 1)], score => score.Fraction, 0.6),
            AtLeast("0.6 of the binding limit for width 512 and above, batches", [.. wide.Where(score => score.Batch > 1)], score => score.Fraction, 0.6),
            new("Our engine allocates nothing", ours.All(time => time.AllocatedBytes < 1), Number(ours.Max(time => time.AllocatedBytes)) + " B a track at most"),
            new(
                "A million extrapolations a second on one core", million > 0,
                FormattableString.Invariant($"{million} of {throughput.Length} models, {millionTogether} on {threads} cores; fastest: {fastest.Model.Name}, {fastest.OneCore / 1e6:F2} million on one core, {fastest.AllCores / 1e6:F2} million on {threads}")),
        ];
    }

    private static Criterion AtLeast(string statement, ImmutableArray<InferenceScore> scores, Func<InferenceScore, double?> value, double threshold, bool alone = false)
    {
        var known = scores.Where(score => value(score) is not null).ToArray();
        if (known.Length == 0)
        {
            return new(statement, null, "the peer is missing");
        }

        var (least, most) = (known.MinBy(value)!, known.MaxBy(value)!);
        var lacking = known.Where(score => value(score) < threshold).Select(score => alone
            ? $"{score.Model.Name} ({Number(value(score)!.Value / score.Fraction!.Value)} if ours ran at the limit)"
            : score.Model.Name).ToArray();
        var missing = lacking.Length == 0 ? "" : $"; short of it: {string.Join(", ", lacking)}";
        return new(
            statement, lacking.Length == 0,
            $"{Number(value(least)!.Value)} ({least.Model.Name}) to {Number(value(most)!.Value)} ({most.Model.Name}){missing}");
    }

    private static int Widest(InferenceScore score) => score.Model.Network!.Network.Shape.Widest;

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
