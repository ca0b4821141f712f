using FsCheck;
using FsCheck.Fluent;
using Lorentz.Learning.SecondOrder;
using Xunit;

namespace Lorentz.Learning.Tests.SecondOrder;

public sealed class LimitedMemoryBfgsTests
{
    public static TheoryData<string> Problems => [.. TestProblem.All.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Problems))]
    public void FindsTheMinimumOfAStandardProblem(string name)
    {
        var problem = TestProblem.Named(name);
        var objective = new FormulaObjective(problem);
        var result = LimitedMemoryBfgs.Run(objective, LimitedMemoryState.Start(objective, problem.Start), new(), 400);
        Assert.True(result.Outcome is OptimiserOutcome.Converged or OptimiserOutcome.LineSearchFailed, result.Outcome.ToString());
        Assert.Equal(problem.Least, result.State.Value, 1e-9 * (1 + problem.Least));
    }

    [Fact]
    public void EveryAcceptedStepSatisfiesTheStrongWolfeConditions()
    {
        var options = new LimitedMemoryOptions { GradientTolerance = 1e-6 };
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var problem = TestProblem.All[random.Next(TestProblem.All.Length)];
            var objective = new FormulaObjective(problem);
            var state = LimitedMemoryState.Start(objective, [.. problem.Start.Select(x => x + (0.3 * (random.NextDouble() - 0.5)))]);
            for (var i = 0; i < 15; i++)
            {
                var result = LimitedMemoryBfgs.Run(objective, state, options, 1);
                if (result.State.Iteration == state.Iteration)
                {
                    return true;
                }

                // For the step s along the direction, s g is the slope times the step length.
                var step = result.State.Point.Zip(state.Point, (to, from) => to - from).ToArray();
                var (before, after) = (Dot(step, state.Gradient), Dot(step, result.State.Gradient));
                if (before >= 0 || result.State.Value > state.Value + (1e-4 * before) + (1e-14 * Math.Abs(state.Value)) || Math.Abs(after) > -0.9 * before * (1 + 1e-9))
                {
                    return false;
                }

                state = result.State;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void ExactSearchesEndAQuadraticInAsManyStepsAsVariables(int size)
    {
        var random = new Random(size);
        var scales = Enumerable.Range(0, size).Select(i => 1.0 + i).ToArray();
        var mixing = Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5).ToArray();
        var problem = new TestProblem("quadratic", [.. scales.Select(_ => random.NextDouble())], x =>
        [
            .. Enumerable.Range(0, size).Select(i =>
            {
                var sum = Numerics.Real.Dual.Constant(scales[i]) * x[i];
                for (var j = 0; j < size; j++)
                {
                    sum += Numerics.Real.Dual.Constant(mixing[(i * size) + j]) * x[j];
                }

                return sum;
            }),
        ], 0);
        var objective = new FormulaObjective(problem);
        var options = new LimitedMemoryOptions { Memory = size, Wolfe = new(1e-4, 1e-7), GradientTolerance = 1e-9 };
        var result = LimitedMemoryBfgs.Run(objective, LimitedMemoryState.Start(objective, problem.Start), options, size + 1);
        Assert.Equal(OptimiserOutcome.Converged, result.Outcome);
    }

    [Fact]
    public void StoppedAndCarriedOnIsTheSameAsInOneRun()
    {
        var problem = TestProblem.Named("Wood (14)");
        var objective = new FormulaObjective(problem);
        var start = LimitedMemoryState.Start(objective, problem.Start);
        var once = LimitedMemoryBfgs.Run(objective, start, new(), 25).State;
        var twice = LimitedMemoryBfgs.Run(objective, LimitedMemoryBfgs.Run(objective, start, new(), 11).State, new(), 14).State;
        Assert.Equal(25, once.Iteration);
        Assert.Equal(once.Point, twice.Point);
        Assert.Equal(once.Evaluations, twice.Evaluations);
    }

    [Fact]
    public void FunctionThatIsNoNumberIsReported()
    {
        var problem = new TestProblem("nothing", [1], x => [Numerics.Real.Dual.Sqrt(-x[0])], 0);
        var objective = new FormulaObjective(problem);
        Assert.Equal(OptimiserOutcome.NotFinite, LimitedMemoryBfgs.Run(objective, LimitedMemoryState.Start(objective, [1]), new(), 5).Outcome);
    }

    [Fact]
    public void StepIntoTheUndefinedIsShortened()
    {
        // sqrt(x) is defined for x >= 0 only, and long steps from 100 leave it.
        var problem = new TestProblem("wall", [100], x => [Numerics.Real.Dual.Sqrt(x[0]) - Numerics.Real.Dual.Constant(0.1)], 0);
        var objective = new FormulaObjective(problem);
        var result = LimitedMemoryBfgs.Run(objective, LimitedMemoryState.Start(objective, problem.Start), new(), 100);
        Assert.Equal(0.01, result.State.Point[0], 1e-5);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
