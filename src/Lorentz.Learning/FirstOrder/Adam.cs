using System.Runtime.Intrinsics;
using Lorentz.Learning.SecondOrder;
using Lorentz.Learning.Tapes.Operations;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.FirstOrder;

/// <summary>
/// Adam (Kingma and Ba, ICLR 2015, algorithm 1) with decoupled weight decay (Loshchilov and Hutter, ICLR 2019, algorithm 2), in
/// double precision and with the rounding order of PyTorch's torch.optim.AdamW.
/// </summary>
/// <remarks>The same state goes on to the same bits, whether it was reached in one run or in several.</remarks>
public static class Adam
{
    // As in torch.nn.utils.clip_grad_norm_.
    private const double NormOffset = 1e-6;

    /// <summary>Does some steps from a state, which is left as it is.</summary>
    /// <param name="objective">What to make small.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="options">How.</param>
    /// <param name="steps">Number of steps.</param>
    /// <exception cref="ArgumentException">The point has another dimension than the function.</exception>
    public static AdamResult Run(IStochasticObjective objective, AdamState state, AdamOptions options, long steps)
    {
        if (state.Point.Length != objective.Dimension)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{state.Point.Length} variables: the function has {objective.Dimension}"), nameof(state));
        }

        var next = state with { Point = [.. state.Point], First = [.. state.First], Second = [.. state.Second] };
        var gradient = new double[next.Point.Length];
        for (var i = 0L; i < steps; i++)
        {
            var value = objective.Evaluate(next.Step, next.Point, gradient);
            var norm = Math.Sqrt(FixedOrderSum.OfProducts(gradient, gradient));
            if (!double.IsFinite(value) || !double.IsFinite(norm))
            {
                return new(next, OptimiserOutcome.NotFinite);
            }

            var clip = options.GradientNormLimit is { } limit ? Math.Min(1.0, limit / (norm + NormOffset)) : 1.0;
            Move(next, gradient, clip, options);
            next = next with { Step = next.Step + 1, LastValue = value };
        }

        return new(next, OptimiserOutcome.IterationLimit);
    }

    private static void Move(AdamState state, ReadOnlySpan<double> gradient, double clip, AdamOptions options)
    {
        var rate = options.Rate * options.Schedule.Factor(state.Step);
        var kept = Vector256.Create(1.0 - (rate * options.WeightDecay));
        var length = Vector256.Create(rate / (1.0 - OptimiserStep.Power(options.Beta1, state.Step + 1)));
        var root = Vector256.Create(Math.Sqrt(1.0 - OptimiserStep.Power(options.Beta2, state.Step + 1)));
        Span<double> point = state.Point;
        Span<double> first = state.First;
        Span<double> second = state.Second;
        for (var i = 0; i < point.Length; i += Vector256<double>.Count)
        {
            var g = Lanes.Load(gradient, i) * clip;
            var m = Lanes.Load<double>(first, i);
            m += (g - m) * (1.0 - options.Beta1);
            var v = (Lanes.Load<double>(second, i) * options.Beta2) + (g * g * (1.0 - options.Beta2));
            Lanes.Store(m, first, i);
            Lanes.Store(v, second, i);
            var scale = (Vector256.Sqrt(v) / root) + Vector256.Create(options.Epsilon);
            Lanes.Store((Lanes.Load<double>(point, i) * kept) - (length * m / scale), point, i);
        }
    }
}
