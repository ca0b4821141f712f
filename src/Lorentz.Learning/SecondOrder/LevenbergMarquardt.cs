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
    // In units of the largest diagonal element: what a first damping above zero may be in double precision.
    private const double LeastDamping = 1e-16;

    /// <summary>Iterates from a state.</summary>
    /// <param name="blocks">The residuals.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="options">How.</param>
    /// <param name="iterations">Most steps accepted in this call.</param>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <exception cref="ArgumentException">The point has another dimension than the residuals.</exception>
    public static LevenbergMarquardtResult Run(
        IResidualBlocks blocks, LevenbergMarquardtState state, LevenbergMarquardtOptions options, int iterations, int threads) =>
        Run(new BlockLeastSquares(blocks, threads), state, options, iterations);

    /// <summary>Iterates from a state, on one thread.</summary>
    /// <param name="rows">The residuals, whose Jacobian is stored whole.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="options">How; <see cref="LevenbergMarquardtOptions.Equations"/> decides by which equations.</param>
    /// <param name="iterations">Most steps accepted in this call.</param>
    /// <exception cref="ArgumentException">The point has another dimension than the residuals.</exception>
    public static LevenbergMarquardtResult Run(
        IResidualRows rows, LevenbergMarquardtState state, LevenbergMarquardtOptions options, int iterations) =>
        Run(new RowLeastSquares(rows, options.Equations), state, options, iterations);

    private static LevenbergMarquardtResult Run(
        ILeastSquares problem, LevenbergMarquardtState state, LevenbergMarquardtOptions options, int iterations)
    {
        if (state.Point.Length != problem.Dimension)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{state.Point.Length} variables: the residuals have {problem.Dimension}"), nameof(state));
        }

        for (var i = 0; i < iterations; i++)
        {
            var model = problem.Linearise(state.Point);
            var largest = Largest(model.Gradient);
            if (!double.IsFinite(model.Value) || !double.IsFinite(largest))
            {
                return new(state, OptimiserOutcome.NotFinite);
            }

            state = state with
            {
                Damping = state.Damping ?? (options.FirstDamping * model.LargestDiagonal),
                Value = problem.ValueOf(state.Point),
            };
            if (largest <= options.GradientTolerance)
            {
                return new(state, OptimiserOutcome.Converged);
            }

            var (next, outcome) = Accept(problem, model, state, options);
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
        ILeastSquares problem, ILinearModel model, LevenbergMarquardtState state, LevenbergMarquardtOptions options)
    {
        var (damping, growth, value) = (state.Damping!.Value, state.Growth, state.Value!.Value);
        var room = new MatrixRoom<double>();
        var (step, point) = (new double[problem.Dimension], new double[problem.Dimension]);
        for (var rejected = 0; rejected <= options.MostRejections; rejected++)
        {
            if (model.TryStep(damping, step, room))
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

                var found = problem.ValueOf(point);
                var ratio = (value - found) / Promised(model.Gradient, step, damping);
                if (ratio > 0.0 && double.IsFinite(found))
                {
                    var deviation = (2.0 * ratio) - 1.0;
                    damping *= Math.Max(1.0 / 3.0, 1.0 - (deviation * deviation * deviation));
                    return (new(point, damping, 2.0, state.Iteration + 1, found), null);
                }
            }

            // Accepted steps may have let the damping underflow.
            damping = damping > 0.0 ? damping * growth : LeastDamping * model.LargestDiagonal;
            growth *= 2.0;
        }

        return (state with { Damping = damping, Growth = growth }, OptimiserOutcome.LineSearchFailed);
    }

    // L(0) - L(h) = h (mu h - g) / 2, which is never negative.
    private static double Promised(double[] gradient, double[] step, double damping) =>
        0.5 * ((damping * FixedOrderSum.OfProducts(step, step)) - FixedOrderSum.OfProducts(step, gradient));

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
