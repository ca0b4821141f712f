using System.Collections.Immutable;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>The tables of the inference benchmark.</summary>
internal static class InferenceTables
{
    /// <summary>What is the same on every machine: how large the models are, and what single precision costs.</summary>
    public static Table Sizes(ImmutableArray<InferenceModel> models, Func<InferenceModel, double?> rounding) => new(
        "Models",
        [
            Column.Text("model", "what carries the tracks"),
            Column.Text("family", "what it is a variant of"),
            Column.Integer("parameters", "", "weights and biases; empty where a field's tables are most of it"),
            Column.Integer("multiply-adds", "", "of one evaluation, activations not counted"),
            Column.Integer("activations", "", "of one evaluation"),
            Column.Real("weights", "KiB", "that one evaluation reads, in single precision", 4),
            Column.Real("rounding", "mm", "largest position difference between the network in single and in double precision over the test tracks", 2),
        ],
        [
            .. models.Select(model => model.Network?.Network.Shape is { } shape
                ? (ImmutableArray<Cell>)
                [
                    model.Name, model.Family, shape.Parameters, shape.MultiplyAdds, shape.Hidden.Sum(), BindingLimit.Bytes(shape) / 1024.0, rounding(model),
                ]
                : [model.Name, model.Family, .. Enumerable.Repeat(Cell.Missing, 5)]),
        ]);

    /// <summary>Every contender's time.</summary>
    public static Table Times(ImmutableArray<InferenceScore> scores, double peak) => new(
        "Inference: every contender",
        [
            Column.Text("model", "what carries the tracks"),
            Column.Integer("batch", "", "tracks of a call; one thread"),
            Column.Text("contender", "the engine; all of one model and batch were timed in turn in one run"),
            Column.Integer("multiply-adds", "", "of one track"),
            Column.Real("median", "ns", "median time of a track", 4),
            Column.Real("q25", "ns", "lower quartile", 4),
            Column.Real("q75", "ns", "upper quartile", 4),
            Column.Real("ratio", "", "time relative to our extrapolator, within each round: above 1 is slower than ours", 4),
            Column.Real("fraction of peak", "", "multiply-adds alone against the peak of one thread measured beside it", 3),
            Column.Real("allocated", "B", "managed memory allocated a track", 3),
            Column.Integer("rounds", "", "samples of each contender"),
            Column.Text("machine", "where it was timed"),
        ],
        [
            .. scores.SelectMany(score => score.Times.Select(time =>
            {
                var multiplyAdds = InferenceRace.Classical.Contains(time.Name) ? null : score.Model.Network?.Network.Shape.MultiplyAdds;
                return (ImmutableArray<Cell>)
                [
                    score.Model.Name, score.Batch, time.Name, multiplyAdds is { } count ? (Cell)count : Cell.Missing, time.Median, time.LowerQuartile, time.UpperQuartile, time.Ratio,
                    2.0 * multiplyAdds / time.Median / peak, time.AllocatedBytes, time.Rounds, MachineDescription.Current().ToString(),
                ];
            })),
        ]);

    /// <summary>Each network beside its peers, for a reader.</summary>
    public static Table Peers(ImmutableArray<InferenceScore> scores, int batch) => new(
        batch == 1 ? "One track a call: how many times as long others take" : FormattableString.Invariant($"Batches of {batch}: how many times as long others take"),
        [
            Column.Text("model", "what carries the tracks"),
            Column.Real("ours", "ns", "our extrapolator: state to state and status", 4),
            Column.Real("liblorentz", "ns", "the same through the native library's C interface (256-bit vectors)", 4),
            Column.Real("network", "ns", "our network alone, single precision", 4),
            Column.Real("float64", "ns", "our network alone, double precision", 4),
            Column.Real("limit", "ns", "least time of the network on this machine", 4),
            Column.Text("binds", "what the limit is: arithmetic (multiply-adds, and 13 operations an activation, at the measured peak), or reading the weights at the rate measured for so many bytes"),
            Column.Real("fraction of limit", "", "limit over the time of our network", 3),
            Column.Real("ONNX Runtime", "", "the exported extrapolator, against ours", 3),
            Column.Real("its network", "", "ONNX Runtime's network alone, against our network alone", 3),
            Column.Real("C++ -O2 double", "", "the plan's loop, against our network alone", 3),
            Column.Real("C++ -O3 float", "", "a vectorised loop, against our network alone", 3),
            .. InferenceRace.Classical.Select(name => Column.Real(name, "", "against our extrapolator; below 1 is faster than the network", 3)),
        ],
        [
            .. scores.Where(score => score.Batch == batch).Select(score => (ImmutableArray<Cell>)
            [
                score.Model.Name, score.Ours.Median, score.Of(Engines.Native)?.Median, score.Of(Engines.Single)?.Median, score.Of(Engines.Double)?.Median, score.Limit,
                score.Limit is null ? "" : score.Reading > score.Arithmetic ? "reading" : "arithmetic", score.Fraction,
                score.Ratio(Engines.Onnx), score.Ratio(Engines.OnnxNetwork, Engines.Single), score.Ratio(Engines.AsThePlan, Engines.Single),
                score.Ratio(Engines.Vectorised, Engines.Single), .. InferenceRace.Classical.Select(name => (Cell)score.Ratio(name)),
            ]),
        ]);
}
