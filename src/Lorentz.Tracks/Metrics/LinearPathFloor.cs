using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Metrics;

/// <summary>
/// What the loss of the equation of motion is for paths start + zeta c, and how small it can be: the best c of every single
/// track, without any network. No member of the linear family trained under the same loss can be better.
/// </summary>
/// <param name="loss">The loss.</param>
public sealed class LinearPathFloor<TField>(OdeResidualLoss<TField> loss)
    where TField : struct, IMagneticField
{
    private const int Coefficients = 4;
    private const int MostSteps = 60;
    private readonly BendFunction<TField> bend = new(loss.Field);

    /// <summary>The loss of a path start + zeta c.</summary>
    /// <param name="segment">The track.</param>
    /// <param name="truth">Its true end, which counts as far as the loss gives it weight.</param>
    /// <param name="increments">c = (change of x, y, tx, ty over the step) in mm and 1.</param>
    public double Loss(in Segment segment, in Deviation truth, ReadOnlySpan<double> increments)
    {
        var residuals = new Real64[Length];
        Span<Real64> c = [new(increments[0]), new(increments[1]), new(increments[2]), new(increments[3])];
        Residuals<Real64>(segment, truth, c, residuals);
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            sum += residual.Value * residual.Value;
        }

        return sum;
    }

    /// <summary>The path with the smallest loss, by Levenberg's method from the true end and a search along the axes, with its loss.</summary>
    /// <param name="segment">The track.</param>
    /// <param name="truth">Its true end.</param>
    public (double Loss, Deviation End) Best(in Segment segment, in Deviation truth)
    {
        var scale = loss.Formulation.OutputScale;
        double[] best = [truth.X + (segment.Tx * segment.Dz), truth.Y + (segment.Ty * segment.Dz), truth.Tx, truth.Ty];
        var least = Loss(segment, truth, best);
        var damping = 1e-3;
        for (var step = 0; step < MostSteps && damping < 1e12; step++)
        {
            var (matrix, gradient) = NormalEquations(segment, truth, best);
            for (var i = 0; i < Coefficients; i++)
            {
                matrix[i, i] *= 1 + damping;
            }

            var change = Solve(matrix, gradient);
            double[] candidate = [.. best.Select((value, i) => value - (scale[i] * change[i]))];
            var value = Loss(segment, truth, candidate);
            var gain = least - value;
            (best, least, damping) = value < least ? (candidate, value, 0.1 * damping) : (best, least, 10 * damping);
            if (gain >= 0 && gain <= 1e-13 * least)
            {
                break;
            }
        }

        Polish(segment, truth, best, ref least);
        return (least, new(best[0] - (segment.Tx * segment.Dz), best[1] - (segment.Ty * segment.Dz), best[2], best[3]));
    }

    // Where the best path touches the edge of the field's region the loss has a kink, at which Levenberg's method may stop.
    private void Polish(in Segment segment, in Deviation truth, double[] best, ref double least)
    {
        foreach (var size in (ReadOnlySpan<double>)[0.1, 0.03, 0.01, 0.003, 0.001])
        {
            for (var (round, isLower) = (0, true); isLower && round < MostSteps; round++)
            {
                isLower = false;
                for (var i = 0; i < 2 * Coefficients; i++)
                {
                    var before = best[i / 2];
                    best[i / 2] += (i % 2 == 0 ? size : -size) * loss.Formulation.OutputScale[i / 2];
                    var value = Loss(segment, truth, best);
                    if (value < least)
                    {
                        (least, isLower) = (value, true);
                    }
                    else
                    {
                        best[i / 2] = before;
                    }
                }
            }
        }
    }

    private int Length => ((loss.Form == OdeResidualForm.EndState ? 4 : 2) * loss.Fractions.Length) + 4;

    // In normalised coefficients, so that all four are of one size.
    private (double[,] Matrix, double[] Gradient) NormalEquations(in Segment segment, in Deviation truth, double[] increments)
    {
        var scale = loss.Formulation.OutputScale;
        var residuals = new Jet5[Length];
        Span<Jet5> c = stackalloc Jet5[Coefficients];
        for (var i = 0; i < Coefficients; i++)
        {
            var unit = Jet5.Variable(increments[i] / scale[i], i);
            c[i] = unit * Jet5.Constant(scale[i]);
        }

        Residuals<Jet5>(segment, truth, c, residuals);
        var matrix = new double[Coefficients, Coefficients];
        var gradient = new double[Coefficients];
        foreach (var residual in residuals)
        {
            for (var i = 0; i < Coefficients; i++)
            {
                var slope = residual.Partial(i);
                gradient[i] += slope * residual.Value;
                for (var j = 0; j < Coefficients; j++)
                {
                    matrix[i, j] += slope * residual.Partial(j);
                }
            }
        }

        return (matrix, gradient);
    }

    // Square roots of the weights are in the residuals: the loss is the sum of their squares.
    private void Residuals<TReal>(in Segment segment, in Deviation truth, ReadOnlySpan<TReal> c, Span<TReal> residuals)
        where TReal : unmanaged, IReal<TReal>
    {
        var scale = loss.Formulation.OutputScale;
        var weight = TReal.Constant(Math.Sqrt(loss.OdeWeight / loss.Fractions.Length));
        var dz = TReal.Constant(segment.Dz);
        Span<TReal> point = stackalloc TReal[6];
        Span<TReal> rates = stackalloc TReal[2];
        var next = 0;
        foreach (var fraction in loss.Fractions)
        {
            var zeta = TReal.Constant(fraction);
            point[0] = TReal.FusedMultiplyAdd(zeta, c[0], TReal.Constant(segment.X));
            point[1] = TReal.FusedMultiplyAdd(zeta, c[1], TReal.Constant(segment.Y));
            point[2] = TReal.FusedMultiplyAdd(zeta, c[2], TReal.Constant(segment.Tx));
            point[3] = TReal.FusedMultiplyAdd(zeta, c[3], TReal.Constant(segment.Ty));
            point[4] = TReal.Constant(segment.Z0 + (fraction * segment.Dz));
            point[5] = TReal.Constant(segment.Qop);
            bend.Evaluate<TReal>(point, rates);
            if (loss.Form == OdeResidualForm.PerMillimetre)
            {
                residuals[next++] = weight * ((c[2] / dz) - rates[0]);
                residuals[next++] = weight * ((c[3] / dz) - rates[1]);
                continue;
            }

            residuals[next++] = weight * (c[0] - (dz * point[2])) * TReal.Constant(1 / scale[0]);
            residuals[next++] = weight * (c[1] - (dz * point[3])) * TReal.Constant(1 / scale[1]);
            residuals[next++] = weight * (c[2] - (dz * rates[0])) * TReal.Constant(1 / scale[2]);
            residuals[next++] = weight * (c[3] - (dz * rates[1])) * TReal.Constant(1 / scale[3]);
        }

        ReadOnlySpan<double> end = [truth.X + (segment.Tx * segment.Dz), truth.Y + (segment.Ty * segment.Dz), truth.Tx, truth.Ty];
        for (var i = 0; i < Coefficients; i++)
        {
            residuals[next++] = TReal.Constant(Math.Sqrt(loss.EndWeight) / scale[i]) * (c[i] - TReal.Constant(end[i]));
        }
    }

    // Gauss elimination; the matrix is symmetric and positive, so no pivots are sought.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        for (var k = 0; k < Coefficients; k++)
        {
            for (var row = k + 1; row < Coefficients; row++)
            {
                var factor = matrix[row, k] / matrix[k, k];
                right[row] -= factor * right[k];
                for (var column = k; column < Coefficients; column++)
                {
                    matrix[row, column] -= factor * matrix[k, column];
                }
            }
        }

        for (var k = Coefficients - 1; k >= 0; k--)
        {
            for (var column = k + 1; column < Coefficients; column++)
            {
                right[k] -= matrix[k, column] * right[column];
            }

            right[k] /= matrix[k, k];
        }

        return right;
    }
}
