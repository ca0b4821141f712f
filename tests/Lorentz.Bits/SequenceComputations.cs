using Lorentz.Learning.Activations;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Training;

namespace Lorentz.Bits;

/// <summary>Computations of the sequence study.</summary>
public static class SequenceComputations
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        new("sequence-state-space", StateSpace),
        new("sequence-transformer", Transformer),
    ];

    /// <summary>A state-space model with every switch, and one as published.</summary>
    private static ulong StateSpace(int threads)
    {
        var published = new FieldModel("", Backbone.StateSpace) { Width = 12, Layers = 2, States = 5, Heads = 3, Frequencies = 7 };
        var everything = published with
        {
            LearnsFrequencies = true, HasQueryResidual = true, NormalisesAttention = true, Step = new StateSpaceStep.Learned(0.02), HoldsInput = true,
            IsBidirectional = true, HasIsolatedQueries = true, Head = OutputHead.SigmoidEndPoint, Scale = new(0.5, 0.35, 0, 1), Dropout = 0.1,
        };
        return Add(Add(new(), published, FieldObjective.Regression, threads), everything, FieldObjective.Flow, threads).Value;
    }

    /// <summary>A transformer with dropout, whose queries see each other or do not.</summary>
    private static ulong Transformer(int threads)
    {
        var model = new FieldModel("", Backbone.Transformer)
        {
            Width = 12, Layers = 2, Heads = 3, FeedForwardFactor = 2, Frequencies = 7, DecoderActivation = ActivationKind.Gelu, Dropout = 0.1,
        };
        return Add(Add(new(), model, FieldObjective.Flow, threads), model with { HasIsolatedQueries = true, Layers = 1 }, FieldObjective.Regression, threads).Value;
    }

    /// <summary>Weights and losses of a training in batches of more than a chunk, and what the model draws afterwards.</summary>
    private static BitHash Add(BitHash hash, FieldModel model, FieldObjective objective, int threads)
    {
        var task = new FieldTask
        {
            Seed = 1, Families = [FieldComplexity.MultiFrequency, FieldComplexity.Composite], Fields = 10, HasFreshMasks = true, Objective = objective,
        };
        var recipe = new FieldRecipe { Steps = 2, Batch = 9, JudgedSamples = 5, Falls = true, GradientNormLimit = 0.5 };
        var trained = FieldTraining.Run(model, task, recipe, 2, threads, default);
        var key = new FieldKey(1, FieldSet.HeldOut, FieldComplexity.Radial, 3);
        var mask = ObservationMask.Draw(task.Grid, task.Share, key);
        var drawn = FieldSampler.Draw(
            new(model, trained.Weights, 2, task.Layout), objective, Sight.Of(FieldGenerator.Draw(key), task.Grid, mask),
            [.. mask.Queries.Select(task.Grid.Scaled)], key.Chance, 2);
        foreach (var (_, loss) in trained.Curve)
        {
            hash.Add(loss);
        }

        return hash.Add(trained.Weights).Add(trained.HeldOutLoss).Add(drawn);
    }
}
