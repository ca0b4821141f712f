using System.Collections.Immutable;
using Lorentz.Learning.SecondOrder;
using Lorentz.Series.Equations;
using Lorentz.Series.Training;

namespace Lorentz.Series.Lags;

/// <summary>Learns tables of lags from examples of a recurrence.</summary>
public static class LagTraining
{
    // Examples for each position beyond one for each weight.
    private const int SpareLinear = 20;

    // Far below the usual 1e-3: the problem is nearly linear, and a small damping is where its quadratic convergence begins.
    private const double FirstDamping = 1e-7;

    /// <summary>Fits the linear model by least squares.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">Largest index N.</param>
    /// <param name="lags">Coefficients looked back at.</param>
    /// <param name="seed">Seed of the examples.</param>
    /// <returns>For each lag, the forcing first, one weight for each position feature.</returns>
    public static double[] Linear(LinearEquation equation, int last, int lags, ulong seed) =>
        LinearLagFit.Fit(LagExamples.Draw(equation, last, lags, lags + SpareLinear, seed));

    /// <summary>Trains a network by Levenberg-Marquardt until rounding errors stop it.</summary>
    /// <param name="emitter">The network.</param>
    /// <param name="equation">The equation.</param>
    /// <param name="last">Largest index N.</param>
    /// <param name="lags">Coefficients looked back at.</param>
    /// <param name="seed">Seed of examples and starting weights.</param>
    /// <param name="iterations">Most iterations.</param>
    /// <param name="cancellation">Ends the training with an <see cref="OperationCanceledException"/>.</param>
    public static TrainedLags Network(
        LagEmitter emitter, LinearEquation equation, int last, int lags, ulong seed, int iterations, CancellationToken cancellation)
    {
        var network = LagNetwork.Record(emitter, LagExamples.Draw(equation, last, lags, lags + 1, seed));
        var residuals = network.Residuals;
        var options = new LevenbergMarquardtOptions
        {
            FirstDamping = FirstDamping,
            GradientTolerance = 0,
            StepTolerance = 0,
            MostRejections = 8,
            Equations = StepEquations.ResidualProducts,
        };
        var state = LevenbergMarquardtState.Start(network.Start(seed));
        var curve = ImmutableArray.CreateBuilder<LossPoint>();
        while (state.Iteration < iterations)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = LevenbergMarquardt.Run(residuals, state, options, 1);
            state = result.State;
            curve.Add(new((long)state.Iteration * residuals.Rows, 2 * (state.Value ?? double.NaN) / residuals.Rows));
            if (result.Outcome != OptimiserOutcome.IterationLimit)
            {
                break;
            }
        }

        return new(network.Table(state.Point), network.Parameters, state.Iteration, curve.ToImmutable());
    }
}
