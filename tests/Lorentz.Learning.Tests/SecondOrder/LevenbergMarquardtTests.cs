using Lorentz.Learning.SecondOrder;
using Xunit;

namespace Lorentz.Learning.Tests.SecondOrder;

public sealed class LevenbergMarquardtTests
{
    public static TheoryData<string> Problems => [.. TestProblem.All.Select(problem => problem.Name)];

    public static TheoryData<string> RegularProblems => [.. TestProblem.All.Where(problem => problem.Regular).Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Problems))]
    public void FindsTheMinimumOfAStandardProblem(string name)
    {
        var problem = TestProblem.Named(name);
        var result = LevenbergMarquardt.Run(new FormulaResiduals(problem), LevenbergMarquardtState.Start(problem.Start), new(), 300, 1);
        Assert.NotEqual(OptimiserOutcome.NotFinite, result.Outcome);
        Assert.Equal(problem.Least, result.State.Value!.Value, 1e-9 * (1 + problem.Least));
    }

    [Theory]
    [MemberData(nameof(RegularProblems))]
    public void ConvergesQuadraticallyWhereResidualsVanish(string name)
    {
        var problem = TestProblem.Named(name);
        var blocks = new FormulaResiduals(problem);
        var near = LevenbergMarquardtState.Start(problem.Start);
        while (near.Value is null or > 1e-4 && near.Iteration < 300)
        {
            near = LevenbergMarquardt.Run(blocks, near, new() { GradientTolerance = 0 }, 1, 1).State;
        }

        // Hardly damped: each residual norm is of the order of the square of the one before.
        var state = LevenbergMarquardtState.Start(near.Point);
        var norms = new List<double> { Math.Sqrt(2 * near.Value!.Value) };
        while (norms.Count < 6 && norms[^1] > 1e-14)
        {
            state = LevenbergMarquardt.Run(blocks, state, new() { FirstDamping = 1e-14, GradientTolerance = 0 }, 1, 1).State;
            norms.Add(Math.Sqrt(2 * state.Value!.Value));
        }

        Assert.True(norms[^1] <= 1e-14, string.Join(" ", norms));
        Assert.True(norms.Count <= 5, string.Join(" ", norms));
    }

    [Fact]
    public void StoppedAndCarriedOnIsTheSameAsInOneRun()
    {
        var problem = TestProblem.Named("Bard (8)");
        var blocks = new FormulaResiduals(problem);
        var start = LevenbergMarquardtState.Start(problem.Start);
        var once = LevenbergMarquardt.Run(blocks, start, new() { GradientTolerance = 0 }, 6, 1).State;
        var half = LevenbergMarquardt.Run(blocks, start, new() { GradientTolerance = 0 }, 2, 1).State;
        Assert.Equal(once.Point, LevenbergMarquardt.Run(blocks, half, new() { GradientTolerance = 0 }, 4, 1).State.Point);
    }

    [Fact]
    public void ResidualThatIsNoNumberIsReported()
    {
        var problem = new TestProblem("nothing", [1], x => [Numerics.Real.Dual.Sqrt(-x[0])], 0);
        var result = LevenbergMarquardt.Run(new FormulaResiduals(problem), LevenbergMarquardtState.Start([1]), new(), 5, 1);
        Assert.Equal(OptimiserOutcome.NotFinite, result.Outcome);
    }
}
