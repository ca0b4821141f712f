using System.Collections.Immutable;
using Lorentz.Learning.SecondOrder;
using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Waves;

/// <summary>A formula with parameters found by least squares.</summary>
/// <param name="Form">The formula.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="SumOfSquares">Squared errors at the readings.</param>
public sealed record WaveFit(IWaveForm Form, double[] Parameters, double SumOfSquares)
{
    // Smaller sums say only how numbers were rounded.
    private const double LeastSquares = 1e-40;
    private static readonly LevenbergMarquardtOptions Options = new() { GradientTolerance = 1e-15, MostRejections = 12 };

    /// <summary>Values of formulas computed to find it, one for every reading and every set of parameters tried.</summary>
    public long Evaluations { get; init; }

    /// <summary>Refines parameters by Levenberg and Marquardt's method.</summary>
    /// <param name="form">The formula.</param>
    /// <param name="seen">The readings.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="iterations">Most steps.</param>
    public static WaveFit Refine(IWaveForm form, Readings seen, double[] start, int iterations)
    {
        var residuals = new WaveResiduals(form, seen);
        var end = LevenbergMarquardt.Run(residuals, LevenbergMarquardtState.Start(start), Options, iterations).State;
        var errors = new double[seen.Count];
        residuals.Evaluate(end.Point, errors);
        var squares = 0.0;
        foreach (var error in errors)
        {
            squares = Math.FusedMultiplyAdd(error, error, squares);
        }

        return new(form, end.Point, double.IsFinite(squares) ? squares : double.PositiveInfinity) { Evaluations = residuals.Evaluations };
    }

    /// <summary>
    /// n log(S / n) + p log n (Schwarz, Ann. Statist. 6 (1978) 461) for n readings, p parameters and a sum S of squared errors:
    /// of several formulas the one with the least is taken.
    /// </summary>
    /// <param name="readings">n.</param>
    public double Criterion(int readings) =>
        (readings * Logarithm.Of(Math.Max(SumOfSquares, LeastSquares) / readings)) + (Form.Parameters * Logarithm.Of(readings));

    /// <summary>The values at some places.</summary>
    public double[] Predict(ImmutableArray<Place> places)
    {
        var gradient = new double[Form.Parameters];
        return [.. places.Select(at => Form.Value(Parameters, at, gradient))];
    }
}
