using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// A Gaussian process with unknown constant mean and unknown variance, given readings: both take their most likely values
/// (Rasmussen and Williams 2006, sections 2.2 and 2.7).
/// </summary>
public sealed class GaussianPosterior
{
    private readonly Readings seen;
    private readonly ICorrelation correlation;
    private readonly double[] weights;

    private GaussianPosterior(Readings seen, ICorrelation correlation, double[] weights, double mean, double logLikelihood)
    {
        (this.seen, this.correlation, this.weights) = (seen, correlation, weights);
        (Mean, LogLikelihood) = (mean, logLikelihood);
    }

    /// <summary>The mean of the process, by generalised least squares.</summary>
    public double Mean { get; }

    /// <summary>Logarithm of the marginal likelihood at the best mean and variance.</summary>
    public double LogLikelihood { get; }

    /// <summary>The process given readings; null where its matrix is not positive definite to working precision.</summary>
    /// <param name="seen">The readings.</param>
    /// <param name="correlation">The correlation.</param>
    /// <param name="nugget">Variance of independent noise, in units of that of the process.</param>
    public static GaussianPosterior? Of(Readings seen, ICorrelation correlation, double nugget)
    {
        var count = seen.Count;
        var matrix = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            matrix[(i * count) + i] = 1.0 + nugget;
            for (var j = i + 1; j < count; j++)
            {
                matrix[(i * count) + j] = correlation.Of(seen.Places[i].X - seen.Places[j].X, seen.Places[i].Y - seen.Places[j].Y);
            }
        }

        var view = new MatrixView<double>(matrix, count, count);
        if (!Cholesky.Factor(view, new()))
        {
            return null;
        }

        var ones = new double[count];
        Array.Fill(ones, 1.0);
        var values = seen.Values.ToArray();
        Cholesky.Solve(view, ones);
        Cholesky.Solve(view, values);
        var mean = FixedOrderSum.Of(values) / FixedOrderSum.Of(ones);
        var (weights, square) = (new double[count], 0.0);
        var determinant = 0.0;
        for (var i = 0; i < count; i++)
        {
            weights[i] = values[i] - (mean * ones[i]);
            square = Math.FusedMultiplyAdd(seen.Values[i] - mean, weights[i], square);
            determinant += 2.0 * Logarithm.Of(matrix[(i * count) + i]);
        }

        // A process that is constant, as far as was seen, has no variance: a tiny one keeps its likelihood finite.
        var variance = Math.Max(square / count, 1e-300);
        return new(seen, correlation, weights, mean, -0.5 * ((count * (Logarithm.Of(2.0 * Math.PI * variance) + 1.0)) + determinant));
    }

    /// <summary>The expected value at a place.</summary>
    public double Value(Place at)
    {
        var sum = Mean;
        for (var i = 0; i < weights.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(weights[i], correlation.Of(at.X - seen.Places[i].X, at.Y - seen.Places[i].Y), sum);
        }

        return sum;
    }
}
