using Lorentz.Series.Equations;
using Lorentz.Series.Models;
using Lorentz.Series.Prefixes;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Tests.Models;

namespace Lorentz.Series.Tests.Prefixes;

public sealed class PrefixTrainingTests
{
    private static readonly RecurrenceTable Table = RecurrenceTable.Of(KnownEquations.Exponential, ModelRun.Terms);
    private static readonly PrefixRange Range = new(1, ModelRun.Terms, 60);
    private static readonly PlainRecurrent Small = new("", 8);

    [Fact]
    public void A_small_network_learns_the_exponential()
    {
        var trained = Train(Small, new PrefixRecipe(600, 8) { Rate = 1e-2, Falls = true });
        Assert.True(trained.Training < 0.05 * trained.Curve[0].Loss, $"{trained.Curve[0].Loss} to {trained.Training}");
        Assert.Equal(trained.Training, trained.Noisy, 1e-15);
        Assert.Equal(600, trained.Curve[^1].Evaluations);
        Assert.Equal(trained.Training, trained.Curve[^1].Loss);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_one_others()
    {
        var model = new PaddedMlp("", [6], 0.2);
        var recipe = new PrefixRecipe(40, 7);
        Assert.Equal(Train(model, recipe).Weights, Train(model, recipe).Weights);
        Assert.NotEqual(Train(model, recipe).Weights, Train(model, recipe, 2).Weights);
    }

    [Fact]
    public void The_objective_is_the_mean_over_its_set()
    {
        var set = PrefixSet.Draw(Table, Range, 1);
        var weights = ModelRun.Start(Small, 4);
        var expected = set.Groups.Sum(group => Enumerable.Range(0, group.Count).Sum(i =>
        {
            var error = ModelRun.Answer(Small, weights, group.Inputs[(i * group.Length)..((i + 1) * group.Length)]) - group.Targets[i];
            return error * error;
        })) / set.Count;
        foreach (var batch in new[] { 1, 7, 60 })
        {
            Assert.Equal(expected, new PrefixObjective(Small, set, ModelRun.Terms, batch, true, 5).MeanLoss(weights), 1e-14 * expected);
        }
    }

    [Fact]
    public void A_pass_takes_every_prefix_once()
    {
        var set = PrefixSet.Draw(Table, Range, 1);
        var weights = ModelRun.Start(Small, 4);
        var objective = new PrefixObjective(Small, set, ModelRun.Terms, 1, true, 5);
        var gradient = new double[objective.Dimension];
        foreach (var pass in new[] { 0, 3 })
        {
            var sum = Enumerable.Range(0, set.Count).Sum(i => objective.Evaluate((pass * set.Count) + i, weights, gradient));
            Assert.Equal(objective.MeanLoss(weights) * set.Count, sum, 1e-12);
        }
    }

    [Fact]
    public void A_roll_out_reads_its_own_answers()
    {
        var weights = ModelRun.Start(Small, 9);
        var series = PrefixRollOut.Run(Small, weights, [1.0, 0.5], ModelRun.Terms);
        Assert.Equal(ModelRun.Terms + 1, series.Length);
        Assert.Equal([1.0, 0.5], series[..2]);
        for (var l = 2; l <= ModelRun.Terms; l++)
        {
            Assert.Equal(ModelRun.Answer(Small, weights, series[..l]), series[l]);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => PrefixRollOut.Run(Small, weights, [], ModelRun.Terms));
    }

    private static TrainedPrefixes Train(CoefficientModel model, PrefixRecipe recipe, ulong seed = 1) =>
        PrefixTraining.Run(model, PrefixSet.Draw(Table, Range, 1), PrefixSet.Draw(Table, Range, 2), recipe, seed, CancellationToken.None);
}
