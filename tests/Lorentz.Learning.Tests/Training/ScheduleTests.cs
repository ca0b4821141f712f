using Lorentz.Learning.Training;
using Xunit;

namespace Lorentz.Learning.Tests.Training;

/// <summary>Learning rates by step, and plans.</summary>
public sealed class ScheduleTests
{
    private static readonly LearningRateSchedule Schedule = new(1e-3, 1e-5, 5);

    [Theory]
    [InlineData(0, 1e-3 / 50)]
    [InlineData(24, 0.5e-3)]
    [InlineData(49, 1e-3)]
    [InlineData(50, 1e-3)]
    [InlineData(199, 1e-5)]
    [InlineData(1000, 1e-5)]
    public void RatesAreThoseOfThePlan(long step, double rate) =>
        Assert.Equal(rate, Schedule.Rate(step, stepsPerEpoch: 10, epochs: 20), 1e-18);

    [Fact]
    public void DescentIsHalfACosine()
    {
        for (var step = 50; step < 200; step++)
        {
            var expected = 1e-5 + (0.5 * (1e-3 - 1e-5) * (1 + Math.Cos(Math.PI * (step - 50) / 149.0)));
            Assert.Equal(expected, Schedule.Rate(step, 10, 20), 1e-16);
        }
    }

    [Fact]
    public void EveryFieldChangesTheFingerprint()
    {
        var plan = Problems.Plan();
        TrainingPlan[] others =
        [
            plan with { BatchSize = 99 }, plan with { Epochs = 9 }, plan with { Seed = 9 }, plan with { Patience = 9 },
            plan with { Schedule = plan.Schedule with { Peak = 9 } }, plan with { Schedule = plan.Schedule with { Floor = 9 } },
            plan with { Schedule = plan.Schedule with { WarmupEpochs = 9 } }, plan with { ComponentWeights = [1f, 0.5f, 2f, 9f] },
            plan with { AverageDecay = 0.9 }, plan with { GradientNormLimit = 0.9 },
            plan with { Optimiser = plan.Optimiser with { Beta1 = 0.5 } }, plan with { Optimiser = plan.Optimiser with { Beta2 = 0.5 } },
            plan with { Optimiser = plan.Optimiser with { Epsilon = 0.5 } }, plan with { Optimiser = plan.Optimiser with { WeightDecay = 0.5 } },
            plan with { Optimiser = plan.Optimiser with { DecayBiases = true } },
        ];
        Assert.Equal(others.Length + 1, others.Append(plan).Select(p => p.Fingerprint).Distinct().Count());
        Assert.Equal(plan.Fingerprint, Problems.Plan().Fingerprint);
    }

    [Fact]
    public void InvalidPlansSayWhy()
    {
        var plan = Problems.Plan();
        Assert.Null(plan.Problem(4));
        Assert.Contains("batch size 0", (plan with { BatchSize = 0 }).Problem(4), StringComparison.Ordinal);
        Assert.Contains("epochs", (plan with { Epochs = 0 }).Problem(4), StringComparison.Ordinal);
        Assert.Contains("peak", (plan with { Schedule = new(double.NaN, 0, 0) }).Problem(4), StringComparison.Ordinal);
        Assert.Contains("floor", (plan with { Schedule = new(1, 2, 0) }).Problem(4), StringComparison.Ordinal);
        Assert.Contains("component weights", plan.Problem(3), StringComparison.Ordinal);
        Assert.Contains("average decay", (plan with { AverageDecay = 1 }).Problem(4), StringComparison.Ordinal);
        Assert.Contains("norm limit", (plan with { GradientNormLimit = 0 }).Problem(4), StringComparison.Ordinal);
    }
}
