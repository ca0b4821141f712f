using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Tests.Models;

/// <summary>Models small enough for plain loops, one for each switch.</summary>
internal static class SmallModels
{
    public const ulong Seed = 5;

    public static FieldModel First { get; } = new("V1", Backbone.StateSpace) { Width = 8, Layers = 2, States = 3, Heads = 2, Frequencies = 3, FrequencyScale = 2 };

    public static FieldModel Second { get; } = First with
    {
        Name = "V2", Backbone = Backbone.Transformer, DecoderActivation = ActivationKind.Gelu, Dropout = 0.2,
    };

    public static FieldModel Everything { get; } = First with
    {
        Name = "V1, everything",
        LearnsFrequencies = true, HasQueryResidual = true, NormalisesAttention = true, Step = new StateSpaceStep.Learned(0.1), HoldsInput = true,
        IsBidirectional = true, HasIsolatedQueries = true, Head = OutputHead.SigmoidEndPoint, Scale = new(0.4, 0.35, -0.5, 1.5),
    };

    public static IEnumerable<FieldModel> All =>
    [
        First,
        First with { Name = "V1, fixed step", Step = new StateSpaceStep.Fixed(0.3) },
        First with { Name = "V1, learned step", Step = new StateSpaceStep.Learned(0.2) },
        First with { Name = "V1, held input", HoldsInput = true },
        First with { Name = "V1, both directions", IsBidirectional = true },
        First with { Name = "V1, isolated queries", HasIsolatedQueries = true },
        First with { Name = "V1, isolated queries, both directions", HasIsolatedQueries = true, IsBidirectional = true },
        First with { Name = "V1, query residual", HasQueryResidual = true },
        First with { Name = "V1, normalised attention", NormalisesAttention = true },
        First with { Name = "V1, learned frequencies", LearnsFrequencies = true },
        First with { Name = "V1, end point", Head = OutputHead.EndPoint },
        First with { Name = "V1, sigmoid velocity", Head = OutputHead.SigmoidVelocity },
        First with { Name = "V1, sigmoid end point", Head = OutputHead.SigmoidEndPoint, Scale = new(0.4, 0.35, -0.5, 1.5) },
        Everything,
        Second,
        Second with { Name = "V2, isolated queries", HasIsolatedQueries = true },
        Second with { Name = "V2, residual and norm", HasQueryResidual = true, NormalisesAttention = true, LearnsFrequencies = true },
        Second with { Name = "V2, narrow, sigmoid end point", FeedForwardFactor = 2, Head = OutputHead.SigmoidEndPoint },
    ];

    public static TheoryData<string> Names => [.. All.Select(model => model.Name)];

    public static FieldModel Named(string name) => All.Single(model => model.Name == name);

    /// <summary>Weights away from the start, where normalisations do not scale and attention has no bias.</summary>
    public static double[] Weights(FieldModel model)
    {
        var parts = new ModelTape<double>(new TapeBuilder<double>(), false);
        _ = new BoundFieldModel<double>(model, parts, Seed);
        var random = new Random(17);
        return [.. parts.Start(2).Select(weight => weight + (0.5 * (random.NextDouble() - 0.5)))];
    }

    /// <summary>What a model says of the queries of a sequence, without dropout.</summary>
    public static double[] Answer(FieldModel model, double[] weights, ShortSequence sequence)
    {
        var tape = new TapeBuilder<double>();
        var bound = new BoundFieldModel<double>(model, new(tape, false), Seed);
        var row = tape.Input(sequence.Layout.Length);
        var said = bound.Apply(sequence.Layout.Cut(tape, row)).Said;
        var program = tape.Build(said);
        var memory = new TapeMemory<double>(program, 1, isForwardOnly: true);
        program.Forward(memory, weights, sequence.Row, 1);
        return memory.Output(said, 1).ToArray();
    }
}
