using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, algorithms 7.4 and 7.5) with a line search
/// for the strong Wolfe conditions.
/// </summary>
/// <remarks>The same state goes on to the same bits, whether it was reached in one run or in several.</remarks>
public static class LimitedMemoryBfgs
{
    // A pair with less curvature than this share of its change's square says nothing but rounding errors.
    private const double LeastCurvature = 1e-16;

    /// <summary>Iterates from a state.</summary>
    /// <param name="objective">What to make small.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="options">How.</param>
    /// <param name="iterations">Most steps of this call.</param>
    public static LimitedMemoryResult Run(IObjective objective, LimitedMemoryState state, LimitedMemoryOptions options, int iterations)
    {
        for (var i = 0; ; i++)
        {
            var largest = Largest(state.Gradient);
            if (!double.IsFinite(state.Value) || !double.IsFinite(largest))
            {
                return new(state, OptimiserOutcome.NotFinite);
            }

            if (largest <= options.GradientTolerance)
            {
                return new(state, OptimiserOutcome.Converged);
            }

            if (i >= iterations)
            {
                return new(state, OptimiserOutcome.IterationLimit);
            }

            var (next, evaluations) = Step(objective, state, options);
            if (next is null && state.Pairs.Length > 0)
            {
                // Old pairs may have spoilt the direction: once more along the gradient.
                (next, evaluations) = Step(objective, state with { Pairs = [], Evaluations = evaluations }, options);
            }

            if (next is null)
            {
                return new(state with { Evaluations = evaluations }, OptimiserOutcome.LineSearchFailed);
            }

            state = next;
        }
    }

    private static (LimitedMemoryState? Next, int Evaluations) Step(IObjective objective, LimitedMemoryState state, LimitedMemoryOptions options)
    {
        var direction = Direction(state);
        var slope = FixedOrderSum.OfProducts(direction, state.Gradient);
        var evaluations = state.Evaluations;
        if (!(slope < 0.0))
        {
            return (null, evaluations);
        }

        var (point, gradient) = (new double[direction.Length], new double[direction.Length]);
        LinePoint Evaluate(double step)
        {
            for (var i = 0; i < point.Length; i++)
            {
                point[i] = Math.FusedMultiplyAdd(step, direction[i], state.Point[i]);
            }

            evaluations++;
            var value = objective.Evaluate(point, gradient);
            return new(step, value, FixedOrderSum.OfProducts(direction, gradient));
        }

        // Without curvature the length of the gradient means nothing: the first step has length one at most.
        var first = state.Pairs.Length > 0 ? 1.0 : Math.Min(1.0, 1.0 / Math.Sqrt(-slope));
        var found = WolfeLineSearch.Search(
            Evaluate, new LinePoint(0.0, state.Value, slope), first, options.Wolfe, options.LineSearchEvaluations);

        // The search ends with the point it accepts, so point and gradient are still those of its last evaluation.
        return found is { } accepted
            ? (new(point, accepted.Value, gradient, Remember(state, point, gradient, options.Memory), state.Iteration + 1, evaluations), evaluations)
            : (null, evaluations);
    }

    private static ImmutableArray<CurvaturePair> Remember(LimitedMemoryState state, double[] point, double[] gradient, int memory)
    {
        var (step, change) = (new double[point.Length], new double[point.Length]);
        for (var i = 0; i < step.Length; i++)
        {
            step[i] = point[i] - state.Point[i];
            change[i] = gradient[i] - state.Gradient[i];
        }

        var curvature = FixedOrderSum.OfProducts(step, change);
        if (!(curvature > LeastCurvature * FixedOrderSum.OfProducts(change, change)))
        {
            return state.Pairs;
        }

        var kept = state.Pairs.Length >= memory ? state.Pairs.RemoveRange(0, state.Pairs.Length - memory + 1) : state.Pairs;
        return kept.Add(new(step, change, 1.0 / curvature));
    }

    // The two-loop recursion; the first matrix is the identity scaled by s y / y y of the last pair (eq. 7.20).
    private static double[] Direction(LimitedMemoryState state)
    {
        var direction = new double[state.Gradient.Length];
        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] = -state.Gradient[i];
        }

        var shares = new double[state.Pairs.Length];
        for (var pair = shares.Length - 1; pair >= 0; pair--)
        {
            var (step, change, inverse) = state.Pairs[pair];
            shares[pair] = inverse * FixedOrderSum.OfProducts(step, direction);
            Add(direction, -shares[pair], change);
        }

        if (shares.Length > 0)
        {
            var last = state.Pairs[^1];
            var scale = 1.0 / (last.Inverse * FixedOrderSum.OfProducts(last.Change, last.Change));
            for (var i = 0; i < direction.Length; i++)
            {
                direction[i] *= scale;
            }
        }

        for (var pair = 0; pair < shares.Length; pair++)
        {
            var (step, change, inverse) = state.Pairs[pair];
            Add(direction, shares[pair] - (inverse * FixedOrderSum.OfProducts(change, direction)), step);
        }

        return direction;
    }

    private static void Add(double[] target, double factor, double[] values)
    {
        var factors = Vector256.Create(factor);
        var i = 0;
        for (; i <= target.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256.FusedMultiplyAdd(factors, Vector256.Create(values, i), Vector256.Create(target, i)).CopyTo(target, i);
        }

        for (; i < target.Length; i++)
        {
            target[i] = Math.FusedMultiplyAdd(factor, values[i], target[i]);
        }
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
