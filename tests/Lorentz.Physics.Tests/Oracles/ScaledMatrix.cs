using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Tests.Oracles;

/// <summary>Transport matrices in units of the natural sizes of x, y (mm), tx, ty and q/p (1/MeV).</summary>
internal static class ScaledMatrix
{
    private const int Size = TransportJacobian.Size;

    /// <summary>An error of J_ij counts in units of size_i / size_j.</summary>
    internal static double[] Scales { get; } = [1000, 1000, 0.3, 0.3, 1e-4];

    /// <summary>Largest scaled difference over the scaled norm of <paramref name="truth"/>.</summary>
    internal static double Distance(ReadOnlySpan<double> found, ReadOnlySpan<double> truth)
    {
        var (largest, norm) = (0.0, 0.0);
        for (var i = 0; i < truth.Length; i++)
        {
            var scale = Scales[i % Size] / Scales[i / Size];
            var difference = Math.Abs((found[i] - truth[i]) * scale);
            largest = double.IsNaN(difference) ? double.NaN : Math.Max(largest, difference);
            norm += Math.Pow(truth[i] * scale, 2);
        }

        return largest / Math.Sqrt(norm);
    }

    /// <summary>The matrix of a plain function by Ridders' differences; the step, in natural sizes, is a tenth, q/p's a part of itself.</summary>
    internal static double[] ByDifferences(Func<TrackState, TrackState> function, TrackState start, double step = 0.1)
    {
        var matrix = new double[TransportJacobian.Length];
        for (var column = 0; column < Size; column++)
        {
            var variable = column;
            var scale = variable == 4 ? Math.Abs(start.Qop.PerMeV) : Scales[variable];
            var slopes = Ridders.Derivative(t => Values(function(Moved(start, variable, t * scale))), step);
            for (var row = 0; row < Size; row++)
            {
                matrix[(Size * row) + column] = slopes[row] / scale;
            }
        }

        return matrix;
    }

    /// <summary>The product of two matrices.</summary>
    internal static double[] Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var product = new double[TransportJacobian.Length];
        for (var i = 0; i < product.Length; i++)
        {
            for (var k = 0; k < Size; k++)
            {
                product[i] += left[(Size * (i / Size)) + k] * right[(Size * k) + (i % Size)];
            }
        }

        return product;
    }

    private static double[] Values(TrackState s) => [s.X.Value, s.Y.Value, s.Tx, s.Ty, s.Qop.PerMeV];

    private static TrackState Moved(TrackState s, int variable, double by) => variable switch
    {
        0 => s with { X = new(s.X.Value + by) },
        1 => s with { Y = new(s.Y.Value + by) },
        2 => s with { Tx = s.Tx + by },
        3 => s with { Ty = s.Ty + by },
        _ => s with { Qop = ChargeOverMomentum.FromPerMeV(s.Qop.PerMeV + by) },
    };
}
