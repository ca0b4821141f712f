using Lorentz.Learning.FirstOrder;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tests.SecondOrder;
using Xunit;

namespace Lorentz.Learning.Tests.FirstOrder;

public sealed class AdamTests
{
    [Theory]
    [InlineData(0.0, null)]
    [InlineData(0.1, null)]
    [InlineData(0.0, 0.5)]
    [InlineData(0.02, 3.0)]
    public void StepsAreThoseOfTheFormulas(double decay, double? limit)
    {
        var options = new AdamOptions
        {
            Rate = 0.03, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-4, WeightDecay = decay, GradientNormLimit = limit, Schedule = new RateSchedule.CosineToZero(25),
        };
        var objective = new Wave(7);
        var state = AdamState.Start([0.3, -1, 2, 0.1, -0.4, 5, -3]);
        var (point, first, second) = ((double[])state.Point.Clone(), new double[7], new double[7]);
        for (var step = 0; step < 20; step++)
        {
            // torch.optim.AdamW after torch.nn.utils.clip_grad_norm_, as its documentation states them.
            var gradient = new double[7];
            var value = objective.Evaluate(step, point, gradient);
            var norm = Math.Sqrt(gradient.Sum(g => g * g));
            var rate = 0.03 * 0.5 * (1 + Math.Cos(Math.PI * step / 25));
            for (var i = 0; i < 7; i++)
            {
                var g = gradient[i] * (limit is { } most ? Math.Min(1, most / (norm + 1e-6)) : 1);
                point[i] -= rate * decay * point[i];
                first[i] = (0.8 * first[i]) + (0.2 * g);
                second[i] = (0.95 * second[i]) + (0.05 * g * g);
                var (m, v) = (first[i] / (1 - Math.Pow(0.8, step + 1)), second[i] / (1 - Math.Pow(0.95, step + 1)));
                point[i] -= rate * m / (Math.Sqrt(v) + 1e-4);
            }

            state = Adam.Run(objective, state, options, 1).State;
            Assert.Equal(step + 1, state.Step);
            Assert.Equal(value, state.LastValue!.Value, 1e-12);
            for (var i = 0; i < 7; i++)
            {
                Assert.Equal(point[i], state.Point[i], 1e-13);
            }
        }
    }

    [Fact]
    public void StoppedAndCarriedOnIsTheSameAsInOneRunAndTheStartIsLeftAlone()
    {
        var objective = new Wave(13);
        var options = new AdamOptions { Rate = 0.1, WeightDecay = 0.01, GradientNormLimit = 2, Schedule = new RateSchedule.CosineToZero(40) };
        var start = AdamState.Start([.. Enumerable.Range(0, 13).Select(i => i - 6.0)]);
        var once = Adam.Run(objective, start, options, 31).State;
        var twice = Adam.Run(objective, Adam.Run(objective, start, options, 12).State, options, 19).State;
        Assert.Equal(once.Point, twice.Point);
        Assert.Equal(once.First, twice.First);
        Assert.Equal(once.Second, twice.Second);
        Assert.Equal((once.Step, once.LastValue), (twice.Step, twice.LastValue));
        Assert.Equal(AdamState.Start([.. Enumerable.Range(0, 13).Select(i => i - 6.0)]).Point, start.Point);
        Assert.All(start.First, value => Assert.Equal(0.0, value));
    }

    [Fact]
    public void FindsTheMinimumOfRosenbrocksFunction()
    {
        var objective = new FormulaObjective(TestProblem.Named("Rosenbrock (1)"));
        var options = new AdamOptions { Rate = 0.05, Schedule = new RateSchedule.CosineToZero(4000) };
        var result = Adam.Run(objective, AdamState.Start([-1.2, 1]), options, 4000);
        Assert.Equal(OptimiserOutcome.IterationLimit, result.Outcome);
        Assert.InRange(result.State.LastValue!.Value, 0, 1e-6);
    }

    [Fact]
    public void ValueThatIsNoNumberEndsTheRunBeforeItsStep()
    {
        var result = Adam.Run(new Wall(), AdamState.Start([0.25]), new() { Rate = 0.1 }, 10);
        Assert.Equal(OptimiserOutcome.NotFinite, result.Outcome);
        Assert.Equal(3, result.State.Step);
        Assert.True(double.IsFinite(result.State.Point[0]));
    }

    [Fact]
    public void SchedulesBeginAtOneAndEndAtZero()
    {
        var cosine = new RateSchedule.CosineToZero(10);
        Assert.Equal([1.0, 1.0, 1.0], [cosine.Factor(0), new RateSchedule.Constant().Factor(0), new RateSchedule.Constant().Factor(99)]);
        Assert.Equal(0.5, cosine.Factor(5), 1e-15);
        Assert.Equal([0.0, 0.0], [cosine.Factor(10), cosine.Factor(99)]);
    }

    [Fact]
    public void WrongDimensionIsRefused() =>
        Assert.Throws<ArgumentException>(() => Adam.Run(new Wave(3), AdamState.Start([1]), new(), 1));

    // A sum of squares, of which every step sees another weight for each term.
    private sealed class Wave(int dimension) : IStochasticObjective
    {
        public int Dimension => dimension;

        public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient)
        {
            var value = 0.0;
            for (var i = 0; i < point.Length; i++)
            {
                var weight = 1 + ((step * 7) + (i * 3)) % 5;
                var distance = point[i] - i;
                value += 0.5 * weight * distance * distance;
                gradient[i] = weight * distance;
            }

            return value;
        }
    }

    private sealed class Wall : IStochasticObjective
    {
        public int Dimension => 1;

        public double Evaluate(long step, ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient[0] = 1;
            return Math.Sqrt(point[0]);
        }
    }
}
