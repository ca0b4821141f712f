using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Training;

namespace Lorentz.Series.Tests.Training;

/// <summary>Models rolled out on a tape and trained on the loss of an equation.</summary>
public static class RollOutTests
{
    private const int Terms = 6;
    private static readonly SeriesLoss Loss = new(KnownEquations.Airy, Terms, 50, 100, 100);
    private static readonly RecurrentModel Small = new("", RecurrentKind.Gru, 4, PrefixNormalisation.Adaptive) { BiasSpread = 0.5, Gain = 1, HeadGain = 1 };

    [Theory]
    [InlineData(PrefixNormalisation.None)]
    [InlineData(PrefixNormalisation.Standard)]
    [InlineData(PrefixNormalisation.Adaptive)]
    public static void Gradients_flow_through_the_whole_roll_out(PrefixNormalisation normalisation)
    {
        var rollOut = RollOut.Record(Small with { Normalisation = normalisation }, Loss.Compressed, SeedRule.Free(2), true);
        var objective = new RollOutObjective(rollOut, 1);
        var point = rollOut.Start(11);
        var (gradient, none) = (new double[point.Length], new double[point.Length]);
        objective.Evaluate(point, gradient);
        for (var i = 0; i < point.Length; i++)
        {
            var moved = point.ToArray();
            moved[i] = point[i] + 1e-6;
            var above = objective.Evaluate(moved, none);
            moved[i] = point[i] - 1e-6;
            var slope = (above - objective.Evaluate(moved, none)) / 2e-6;
            Assert.Equal(slope, gradient[i], 1e-5 * (1 + Math.Abs(slope)));
        }
    }

    [Fact]
    public static void The_tape_has_the_loss_of_the_coefficients_it_says()
    {
        var rollOut = RollOut.Record(Small, Loss.Compressed, SeedRule.Autoregressive, true);
        var point = rollOut.Start(4);

        var value = new RollOutObjective(rollOut, 1).Evaluate(point, new double[point.Length]);

        Assert.Equal(Loss.Evaluate(rollOut.Evaluate(point)).Total, value, 1e-10 * value);
    }

    [Fact]
    public static void The_journals_start_says_zero_and_only_the_last_bias_has_a_gradient()
    {
        var rollOut = RollOut.Record(Small with { BiasSpread = 0, Gain = 0.1, HeadGain = 0.01 }, Loss.Compressed, SeedRule.Autoregressive, true);
        var point = rollOut.Start(4);
        var gradient = new double[point.Length];

        var value = new RollOutObjective(rollOut, 1).Evaluate(point, gradient);

        Assert.All(rollOut.Evaluate(point), coefficient => Assert.Equal(0, coefficient));
        Assert.Equal(Baselines.Zero(Loss).Total, value, 1e-12 * value);
        Assert.All(gradient[..^1], slope => Assert.Equal(0, slope));
        Assert.NotEqual(0, gradient[^1]);
    }

    [Fact]
    public static void Given_coefficients_stay_and_learned_ones_are_parameters()
    {
        var rollOut = RollOut.Record(Small, Loss.Compressed, new SeedRule([0.25, null]), true);
        var point = rollOut.Start(4);
        point[^1] = -3;

        Assert.Equal([0.25, -3], rollOut.Evaluate(point)[..2]);
        Assert.Equal(Small.Parameters(Terms) + 1, point.Length);
    }

    [Fact]
    public static void Every_optimiser_lowers_the_loss_and_repeats_its_bits()
    {
        var recipe = new TrainingRecipe(20, 2) { RoundIterations = 3, MarquardtIterations = 5 };
        TrainedRollOut Train() => RollOutTraining.Run(Small with { Normalisation = PrefixNormalisation.None }, Loss.Compressed, SeedRule.Free(2), recipe, 9, null, TestContext.Current.CancellationToken);

        var (first, second) = (Train(), Train());

        Assert.Equal(first.Weights, second.Weights);
        double After(long gradients) => first.Curve.Last(point => point.Evaluations <= gradients).Loss;
        Assert.True(After(20) < first.Curve[0].Loss);
        var quasi = first.Curve.Where(point => point.Evaluations > 20).Select(point => point.Loss).ToArray();
        Assert.True(quasi[1] < After(20));
        Assert.True(first.Curve[^1].Loss < quasi[1]);
        Assert.Equal(Loss.Evaluate(first.Coefficients).Total, first.Curve[^1].Loss, 1e-9 * first.Curve[^1].Loss);
    }

    [Fact]
    public static void A_network_with_dropout_keeps_it_to_the_end_as_the_journals_does()
    {
        var model = new PaddedMlp("", [8, 8], 0.5);
        var recipe = new TrainingRecipe(5, 1) { RoundIterations = 2 };
        var trained = RollOutTraining.Run(model, Loss.Compressed, SeedRule.Autoregressive, recipe, 3, null, TestContext.Current.CancellationToken);

        var quiet = RollOut.Record(model, Loss.Compressed, SeedRule.Autoregressive, false).Evaluate(trained.Weights);

        Assert.NotEqual(quiet, trained.Coefficients);
    }

    [Theory]
    [InlineData(1.0, 300, 10, 40)]
    [InlineData(0.01, 3, 1, 4)]
    [InlineData(0.0001, 1, 1, 1)]
    public static void A_share_of_a_recipe_has_at_least_one_step_of_each_kind(double share, int adam, int rounds, int iterations)
    {
        var recipe = TrainingRecipe.Original.Scaled(share);

        Assert.Equal((adam, rounds, iterations, 0), (recipe.AdamSteps, recipe.Rounds, recipe.RoundIterations, recipe.MarquardtIterations));
    }
}
