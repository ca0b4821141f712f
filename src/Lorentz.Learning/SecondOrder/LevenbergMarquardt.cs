using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// Least squares after Levenberg and Marquardt with Nielsen's damping (Madsen, Nielsen and Tingleff, Methods for non-linear
/// least squares problems, 2nd ed. 2004, algorithm 3.16): solve (J^T J + mu I) h = -J^T r, and let mu follow the ratio of
/// the decrease found to the decrease the linear model promised.
/// </summary>
/// <remarks>The same state goes on to the same bits, on any number of threads, in one run or in several.</remarks>
public static class LevenbergMarquardt
{
    /// <summary>Iterates from a state.</summary>
    /// <param name="blocks">The residuals.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="options">How.</param>
    /// <param name="iterations">Most steps accepted in this call.</param>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <exception cref="ArgumentException">The point has another dimension than the residuals.</exception>
    public static LevenbergMarquardtResult Run(
        IResidualBlocks blocks, LevenbergMarquardtState state, LevenbergMarquardtOptions options, int iterations, int threads)
    {
        if (state.Point.Length != blocks.Dimension)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{state.Point.Length} variables: the residuals have {blocks.Dimension}"), nameof(state));
        }

        for (var i = 0; i < iterations; i++)
        {
            var equations = NormalEquations.Of(blocks, state.Point, threads);
            var largest = Largest(equations.Gradient);
            if (!double.IsFinite(equations.Value) || !double.IsFinite(largest))
            {
                return new(state, OptimiserOutcome.NotFinite);
            }

            state = state with
            {
                Damping = state.Damping ?? options.FirstDamping * LargestDiagonal(equations.Matrix, blocks.Dimension),
                Value = NormalEquations.ValueOf(blocks, state.Point, threads),
            };
            if (largest <= options.GradientTolerance)
            {
                return new(state, OptimiserOutcome.Converged);
            }

            var (next, outcome) = Accept(blocks, equations, state, options, threads);
            state = next;
            if (outcome is { } ended)
            {
                return new(state, ended);
            }
        }

        return new(state, OptimiserOutcome.IterationLimit);
    }

    // Damps until a step makes the residuals smaller.
    private static (LevenbergMarquardtState State, OptimiserOutcome? Outcome) Accept(
        IResidualBlocks blocks, NormalEquations equations, LevenbergMarquardtState state, LevenbergMarquardtOptions options, int threads)
    {
        var (damping, growth, value) = (state.Damping!.Value, state.Growth, state.Value!.Value);
        var room = new MatrixRoom<double>();
        var (factor, step, point) = (new double[equations.Matrix.Length], new double[blocks.Dimension], new double[blocks.Dimension]);
        for (var rejected = 0; rejected <= options.MostRejections; rejected++)
        {
            if (TryStep(equations, damping, factor, step, room))
            {
                if (Math.Sqrt(FixedOrderSum.OfProducts(step, step))
                    <= options.StepTolerance * (Math.Sqrt(FixedOrderSum.OfProducts(state.Point, state.Point)) + options.StepTolerance))
                {
                    return (state with { Damping = damping, Growth = growth }, OptimiserOutcome.Converged);
                }

                for (var i = 0; i < point.Length; i++)
                {
                    point[i] = state.Point[i] + step[i];
                }

                var found = NormalEquations.ValueOf(blocks, point, threads);
                var ratio = (value - found) / Promised(equations.Gradient, step, damping);
                if (ratio > 0.0 && double.IsFinite(found))
                {
                    var deviation = (2.0 * ratio) - 1.0;
                    damping *= Math.Max(1.0 / 3.0, 1.0 - (deviation * deviation * deviation));
                    return (new(point, damping, 2.0, state.Iteration + 1, found), null);
                }
            }

            damping *= growth;
            growth *= 2.0;
        }

        return (state with { Damping = damping, Growth = growth }, OptimiserOutcome.LineSearchFailed);
    }

    private static bool TryStep(NormalEquations equations, double damping, double[] factor, double[] step, MatrixRoom<double> room)
    {
        var size = step.Length;
        equations.Matrix.CopyTo(factor, 0);
        for (var i = 0; i < size; i++)
        {
            factor[(i * size) + i] += damping;
            step[i] = -equations.Gradient[i];
        }

        var view = new MatrixView<double>(factor, size, size);
        if (!Cholesky.Factor(view, room))
        {
            return false;
        }

        Cholesky.Solve(view, step);
        return true;
    }

    // L(0) - L(h) = h (mu h - g) / 2, which is never negative.
    private static double Promised(double[] gradient, double[] step, double damping) =>
        0.5 * ((damping * FixedOrderSum.OfProducts(step, step)) - FixedOrderSum.OfProducts(step, gradient));

    private static double LargestDiagonal(double[] matrix, int size)
    {
        var largest = 0.0;
        for (var i = 0; i < size; i++)
        {
            largest = Math.Max(largest, matrix[(i * size) + i]);
        }

        return largest;
    }

    private static double Largest(double[] values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = double.IsNaN(value) ? double.NaN : Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
