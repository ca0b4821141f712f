using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Tests.Flows;
using Lorentz.Sequences.Tests.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Tests.Training;

public sealed class FieldTrainingTests
{
    // At this rate no weight of type float moves but zeros, and those by no more than a few times as much.
    private const double Still = 1e-30;
    private static readonly FieldTask Task = new() { Seed = 3, Fields = 50 };

    [Theory]
    [InlineData(Backbone.StateSpace)]
    [InlineData(Backbone.Transformer)]
    public void Threads_change_nothing(Backbone backbone)
    {
        // A chunk of sequences of 102 tokens has eight samples.
        var model = (backbone == Backbone.StateSpace ? SmallModels.Everything : SmallModels.Second) with { Dropout = 0.1 };
        var recipe = new FieldRecipe { Steps = 2, Batch = 17, JudgedSamples = 10, GradientNormLimit = 1 };
        var one = Train(model, Task, recipe, 5, 1);
        var two = Train(model, Task, recipe, 5, 2);
        Assert.Equal(one.Weights, two.Weights);
        Assert.Equal(one.Curve, two.Curve);
        Assert.Equal(one.HeldOutLoss, two.HeldOutLoss);
        Assert.NotEqual(one.Weights, Train(model, Task, recipe, 6, 2).Weights);
        Assert.NotEqual(one.Weights, Train(model with { Dropout = 0.2 }, Task, recipe, 5, 2).Weights);
    }

    [Fact]
    public void Nothing_is_dropped_where_a_model_is_judged()
    {
        var recipe = new FieldRecipe { Steps = 1, Batch = 8, JudgedSamples = 12, Rate = Still };
        var with = Train(SmallModels.Second, Task, recipe, 5, 1);
        var without = Train(SmallModels.Second with { Dropout = 0 }, Task, recipe, 5, 1);
        Assert.All(with.Weights.Zip(without.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-25f));
        Assert.Equal(with.HeldOutLoss, without.HeldOutLoss);
        Assert.NotEqual(with.Curve[0].Loss, without.Curve[0].Loss);
    }

    [Fact]
    public void Losses_are_means_of_squared_errors_of_the_samples_shown()
    {
        const ulong Seed = 5;
        var recipe = new FieldRecipe { Steps = 7, Batch = 6, JudgedSamples = 9, Rate = Still };
        var small = Task with { Grid = new(8), Share = 0.2 };
        var trained = Train(SmallModels.First, small, recipe, Seed, 1);
        var order = new RandomPermutation(Seed, 0, 42);
        Assert.Equal(Enumerable.Range(1, 7).Select(step => (long)step), trained.Curve.Select(point => point.Step));
        foreach (var (step, loss) in trained.Curve)
        {
            var expected = Enumerable.Range((int)(step - 1) * 6, 6).Average(i => Loss(small, order[i], FieldSet.Training));
            Assert.Equal(expected, loss, 1e-5 * expected);
        }

        // As many held-out fields as samples, each once.
        var judged = Enumerable.Range(0, 9).Average(i => Loss(small with { Fields = 9 }, i, FieldSet.HeldOut));
        Assert.Equal(judged, trained.HeldOutLoss, 1e-5 * judged);

        double Loss(FieldTask task, long index, FieldSet set)
        {
            var (row, target) = FieldSamplesTests.Gather(task, SmallModels.First, index, set);
            var sequence = new ShortSequence([.. row.Select(value => (double)value)], task.Layout);
            return PlainFieldModel.Answer(SmallModels.First, [.. trained.Weights.Select(w => (double)w)], Seed, sequence)
                .Zip(target, (said, right) => (said - right) * (said - right)).Average();
        }
    }

    [Fact]
    public void A_step_of_the_length_is_a_fixed_one_in_training_alone()
    {
        var recipe = new FieldRecipe { Steps = 4, Batch = 9, JudgedSamples = 8 };
        var ofLength = SmallModels.First with { HasQueryResidual = true };
        var given = ofLength with { Step = new StateSpaceStep.Fixed(1.0 / 102) };
        var trained = Train(ofLength, Task, recipe, 5, 2);
        var weights = trained.Weights;
        Assert.Equal(weights, Train(given, Task, recipe, 5, 2).Weights);
        Assert.NotEqual(weights, Train(given with { Step = new StateSpaceStep.Fixed(1.0 / 300) }, Task, recipe, 5, 2).Weights);
        Assert.Equal(Read(ofLength, 51).Said, Read(given, 51).Said);

        // At a length of 300 they differ, and by the decay alone.
        var (longer, fixedStep) = (Read(ofLength, 249), Read(given, 249));
        Assert.InRange(longer.Said.Zip(fixedStep.Said).Max(pair => Math.Abs(pair.First - pair.Second)), 1e-3, double.PositiveInfinity);
        Assert.Equal(longer.Said, Read(given with { Step = new StateSpaceStep.Fixed(1.0 / 300) }, 249).Said);
        for (var block = 0; block < 2; block++)
        {
            Assert.Equal(fixedStep.Decays[block], Read(ofLength, 51).Decays[block]);
            Assert.All(
                longer.Decays[block].Zip(fixedStep.Decays[block]), pair => Assert.Equal(Math.Pow(pair.Second, 102.0 / 300), pair.First, 1e-6));
        }

        (double[] Said, double[][] Decays) Read(FieldModel model, int queries)
        {
            var reader = new FieldReader(model, weights, 5, new(51, queries));
            var said = new double[queries];
            reader.Ask(
                FieldReaderTests.Sight(2), [.. Enumerable.Range(0, queries).Select(Study.Grid.Scaled)], [.. Enumerable.Range(0, queries).Select(i => Math.Sin(i))], 0.5, said);
            return (said, [.. reader.Decays]);
        }

    }

    [Fact]
    public void A_cancelled_training_says_so()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        foreach (var steps in new[] { 1, 5 })
        {
            Assert.Throws<OperationCanceledException>(
                () => FieldTraining.Run(SmallModels.First, Task, new() { Steps = steps, Batch = 4, JudgedSamples = 4 }, 5, 1, source.Token));
        }
    }

    [Fact]
    public void A_training_that_diverges_keeps_its_start()
    {
        var recipe = new FieldRecipe { Steps = 20, Batch = 4, JudgedSamples = 4 };
        var lost = Train(SmallModels.First, Task, recipe with { Rate = 1e30 }, 5, 1);
        Assert.True(double.IsNaN(lost.HeldOutLoss));
        Assert.Equal(FieldTraining.Trainee(SmallModels.First, Task, 5).Start, lost.Weights);
    }

    [Fact]
    public void A_small_transformer_learns_four_fields_by_heart()
    {
        var task = new FieldTask { Seed = 3, Fields = 4, Grid = new(8), Share = 0.2, Objective = FieldObjective.Regression };
        var model = new FieldModel("", Backbone.Transformer) { Width = 16, Layers = 1, Heads = 2, Frequencies = 8, FrequencyScale = 3, HasQueryResidual = true };
        var trained = Train(model, task, new() { Steps = 300, Batch = 8, JudgedSamples = 8, Rate = 5e-3, Falls = true }, 5, 2);

        // The variance of these fields, what a constant leaves, is about 1/8.
        Assert.True(trained.Curve[0].Loss > 0.08, FormattableString.Invariant($"{trained.Curve[0].Loss}"));
        Assert.True(trained.Curve[^1].Loss < 0.01, FormattableString.Invariant($"{trained.Curve[^1].Loss}"));
    }

    [Fact]
    public void A_small_flow_learns_more_than_a_model_that_sees_no_field()
    {
        var task = new FieldTask { Seed = 3, Fields = 4, Grid = new(8), Share = 0.2, Objective = FieldObjective.Flow };
        var model = new FieldModel("", Backbone.StateSpace)
        {
            Width = 16, Layers = 1, Heads = 2, Frequencies = 8, FrequencyScale = 3, HasQueryResidual = true, HoldsInput = true, NormalisesAttention = true,
        };
        var trained = Train(model, task, new() { Steps = 500, Batch = 16, JudgedSamples = 8, Rate = 5e-3, Falls = true }, 5, 2);
        var least = new GaussianFlow(0.5, Math.Sqrt(0.125)).LeastLoss;
        Assert.True(trained.Curve[0].Loss > 1.5 * least, FormattableString.Invariant($"{trained.Curve[0].Loss}"));
        Assert.True(trained.Curve[^1].Loss < 0.7 * least, FormattableString.Invariant($"{trained.Curve[^1].Loss}"));
    }

    private static TrainedField Train(FieldModel model, FieldTask task, FieldRecipe recipe, ulong seed, int threads) =>
        FieldTraining.Run(model, task, recipe, seed, threads, TestContext.Current.CancellationToken);
}
