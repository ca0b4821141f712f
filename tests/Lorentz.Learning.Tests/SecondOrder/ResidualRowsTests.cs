using Lorentz.Learning.Activations;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.SecondOrder;

/// <summary>Least squares with a Jacobian stored whole, in the space of the residuals as in that of the variables.</summary>
public sealed class ResidualRowsTests
{
    private static readonly LevenbergMarquardtOptions Exact = new() { GradientTolerance = 0, StepTolerance = 0 };

    [Theory]
    [InlineData(5, 17)]
    [InlineData(17, 17)]
    [InlineData(30, 4)]
    [InlineData(110, 130)]
    public void StepsAreTheSameInBothSpaces(int rows, int variables)
    {
        foreach (var damping in new[] { 1e-3, 1.0 })
        {
            var (problem, start) = (new Linear(rows, variables), LevenbergMarquardtState.Start(new double[variables]));
            LevenbergMarquardtResult Step(StepEquations equations) =>
                LevenbergMarquardt.Run(problem, start, Exact with { Equations = equations, FirstDamping = damping }, 1);
            var (normal, dual) = (Step(StepEquations.Variables).State, Step(StepEquations.Residuals).State);
            Assert.Equal(1, dual.Iteration);
            var size = Math.Sqrt(normal.Point.Sum(x => x * x));
            for (var i = 0; i < variables; i++)
            {
                Assert.Equal(normal.Point[i], dual.Point[i], 1e-10 * size);
            }

            Assert.Equal(normal.Damping!.Value, dual.Damping!.Value, 1e-9 * normal.Damping.Value);
            Assert.Equal(Step(rows < variables ? StepEquations.Residuals : StepEquations.Variables).State.Point, Step(StepEquations.Smaller).State.Point);
        }
    }

    [Theory]
    [InlineData(StepEquations.Smaller, 1e-3, 1)]
    [InlineData(StepEquations.Smaller, 0.0, 1)]
    [InlineData(StepEquations.Variables, 1e-3, 1)]
    [InlineData(StepEquations.Smaller, 1e-3, 300)]
    public void FewerResidualsThanVariablesVanishToRounding(StepEquations equations, double firstDamping, double scale)
    {
        // Twelve points in four dimensions and 71 weights; the value falls by up to thirty powers of ten.
        var tape = new TapeBuilder<double>();
        var (x, target) = (tape.Input(4), tape.Input(1));
        var y = tape.Dense(tape.Dense(tape.Dense(x, 6, ActivationKind.Silu), 5, ActivationKind.Silu), 1);
        var program = tape.Build(tape.Subtract(y, tape.Scale(target, scale)));
        var residuals = new TapeResiduals(program, [Tapes.TapeCheck.Numbers(1, 48), Tapes.TapeCheck.Numbers(2, 12)], 12);
        var start = LevenbergMarquardtState.Start(Tapes.TapeCheck.Numbers(4, program.ParameterCount));
        var options = Exact with { Equations = equations, FirstDamping = firstDamping };
        Assert.InRange(LevenbergMarquardt.Run(residuals, start, options, 1).State.Value!.Value, 1e-4 * scale * scale, 10 * scale * scale);
        var result = LevenbergMarquardt.Run(residuals, start, options, 200);
        Assert.InRange(result.State.Value!.Value, 0, scale > 1 ? 1e-25 : 1e-29);
    }

    [Fact]
    public void ResidualsThatHardlyAnythingMovesVanishToo()
    {
        // The last two rows differ by 1e-9: beyond what J J^T can tell apart, whose condition is 1e18.
        var problem = new Linear(5, 40, 1e-9);
        var result = LevenbergMarquardt.Run(problem, LevenbergMarquardtState.Start(new double[40]), Exact with { FirstDamping = 0 }, 3);
        Assert.InRange(result.State.Value!.Value, 0, 1e-14);
        result = LevenbergMarquardt.Run(problem, LevenbergMarquardtState.Start(new double[40]), Exact, 120);
        Assert.InRange(result.State.Value!.Value, 0, 1e-14);
    }

    [Fact]
    public void StoppedAndCarriedOnIsTheSameAsInOneRun()
    {
        var (program, start) = Network(3);
        var residuals = new TapeResiduals(program, [[.. Enumerable.Range(0, 8).Select(i => (i / 4.0) - 1)]], 8);
        var state = LevenbergMarquardtState.Start(start);
        var once = LevenbergMarquardt.Run(residuals, state, Exact, 7).State;
        var twice = LevenbergMarquardt.Run(residuals, LevenbergMarquardt.Run(residuals, state, Exact, 3).State, Exact, 4).State;
        Assert.Equal(once.Point, twice.Point);
    }

    [Fact]
    public void JacobianOfATapeIsTheSlopeOfItsOutput()
    {
        var tape = new TapeBuilder<double>();
        var (x, y) = (tape.Input(2, 3), tape.Input(1, 3));
        var output = tape.Multiply(tape.Dense(tape.Dense(x, 4, ActivationKind.Tanh), 2), y);
        var program = tape.Build(output);
        var (inputs, point) = (new[] { Tapes.TapeCheck.Numbers(1, 30), Tapes.TapeCheck.Numbers(2, 15) }, Tapes.TapeCheck.Numbers(3, program.ParameterCount));
        var residuals = new TapeResiduals(program, [.. inputs], 5);
        Assert.Equal((30, program.ParameterCount), (residuals.Rows, residuals.Dimension));
        var (values, jacobian) = (new double[30], new double[30 * point.Length]);
        residuals.Jacobian(point, values, jacobian);
        for (var variable = 0; variable < point.Length; variable++)
        {
            var (above, below) = (At(1e-5), At(-1e-5));
            for (var row = 0; row < 30; row++)
            {
                Assert.Equal((above[row] - below[row]) / 2e-5, jacobian[(row * point.Length) + variable], 1e-8);
            }

            double[] At(double step)
            {
                var (moved, found) = ((double[])point.Clone(), new double[30]);
                moved[variable] += step;
                residuals.Evaluate(moved, found);
                return found;
            }
        }

        var evaluated = new double[30];
        residuals.Evaluate(point, evaluated);
        Assert.Equal(values, evaluated);
        Assert.Equal(0.5 * values.Sum(v => v * v), NormalEquations.ValueOf(residuals, point, 2), 1e-13);
    }

    [Fact]
    public void ChunksGiveTheNormalEquationsOfTheWholeOnAnyThreads()
    {
        var (program, start) = Network(2);
        var residuals = new TapeResiduals(program, [[.. Enumerable.Range(0, 101).Select(i => (i / 50.0) - 1)]], 101);
        Assert.Equal(3, residuals.Chunks);
        var (values, jacobian, size) = (new double[101], new double[101 * start.Length], start.Length);
        residuals.Jacobian(start, values, jacobian);
        var (one, two) = (NormalEquations.Of(residuals, start, 1), NormalEquations.Of(residuals, start, 2));
        Assert.Equal(one.Matrix, two.Matrix);
        Assert.Equal(one.Gradient, two.Gradient);
        for (var i = 0; i < size; i++)
        {
            Assert.Equal(Enumerable.Range(0, 101).Sum(r => jacobian[(r * size) + i] * values[r]), one.Gradient[i], 1e-10);
            for (var j = i; j < size; j++)
            {
                Assert.Equal(Enumerable.Range(0, 101).Sum(r => jacobian[(r * size) + i] * jacobian[(r * size) + j]), one.Matrix[(i * size) + j], 1e-10);
            }
        }
    }

    [Fact]
    public void MisfitsAreRefusedInWords()
    {
        var (program, start) = Network(3);
        Assert.Contains("3 inputs", Assert.Throws<ArgumentException>(() => new TapeResiduals(program, [[1], [2], [3]], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("2 samples", Assert.Throws<ArgumentException>(() => new TapeResiduals(program, [[1]], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LevenbergMarquardt.Run(
            new Linear(2, 3), LevenbergMarquardtState.Start(start), new(), 1));
    }

    private static (TapeProgram<double> Program, double[] Start) Network(int width)
    {
        var tape = new TapeBuilder<double>();
        var program = tape.Build(Output(tape, width));
        return (program, Tapes.TapeCheck.Numbers(4, program.ParameterCount));
    }

    // What a network misses of exp(x / 2).
    private static TapeNode Output(TapeBuilder<double> tape, int width)
    {
        var x = tape.Input(1);
        var y = tape.Dense(tape.Dense(tape.Dense(x, width, ActivationKind.Tanh), width, ActivationKind.Tanh), 1);
        return tape.Subtract(y, tape.Exp(tape.Scale(x, 0.5)));
    }

    private sealed class Linear(int rows, int dimension, double lastDiffersBy = 1) : IResidualRows
    {
        public int Dimension => dimension;

        public int Rows => rows;

        public void Evaluate(ReadOnlySpan<double> point, Span<double> residuals) => Jacobian(point, residuals, new double[rows * dimension]);

        public void Jacobian(ReadOnlySpan<double> point, Span<double> residuals, Span<double> jacobian)
        {
            var random = new Random(5);
            for (var i = 0; i < jacobian.Length; i++)
            {
                jacobian[i] = random.NextDouble() - 0.5;
            }

            for (var i = 0; lastDiffersBy < 1 && i < dimension; i++)
            {
                var last = ((rows - 1) * dimension) + i;
                jacobian[last] = jacobian[last - dimension] + (lastDiffersBy * jacobian[last]);
            }

            for (var row = 0; row < rows; row++)
            {
                residuals[row] = random.NextDouble() - 0.5;
                for (var i = 0; i < dimension; i++)
                {
                    residuals[row] += jacobian[(row * dimension) + i] * point[i];
                }
            }
        }
    }
}
