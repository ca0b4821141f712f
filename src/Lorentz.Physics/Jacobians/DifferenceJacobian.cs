using System.Collections.Immutable;
using Lorentz.Numerics.Differences;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Jacobians;

/// <summary>The transport matrix by differences: what an extrapolator without derivatives has to do.</summary>
public static class DifferenceJacobian
{
    private const int Size = TransportJacobian.Size;

    /// <summary>
    /// Steps in x, y (mm), tx and ty, and in q/p as a part of itself: of the size of a track's uncertainties, where rounding
    /// in single precision and curvature do about as much harm.
    /// </summary>
    public static ImmutableArray<double> Steps { get; } = [0.1, 0.1, 0.5e-3, 0.5e-3, 0.01];

    /// <summary>The end state, and its matrix by five more extrapolations (forward differences).</summary>
    /// <param name="extrapolator">What carries the track.</param>
    /// <param name="state">State at z0.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    /// <param name="jacobian">Receives 25 numbers row by row; NaN where one of the six states has no end.</param>
    public static ExtrapolationResult Forward(
        Extrapolator extrapolator, in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        var result = extrapolator.Extrapolate(state, z0, z1);
        for (var column = 0; column < Size; column++)
        {
            var step = Steps[column] * (column == 4 ? state.Qop.PerMeV : 1);
            var moved = extrapolator.Extrapolate(Moved(state, column, step), z0, z1);
            var known = result.Status is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion
                && moved.Status is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion;
            var (from, to) = (result.State, moved.State);
            var scale = known ? 1 / step : double.NaN;
            jacobian[column] = (to.X.Value - from.X.Value) * scale;
            jacobian[Size + column] = (to.Y.Value - from.Y.Value) * scale;
            jacobian[(2 * Size) + column] = (to.Tx - from.Tx) * scale;
            jacobian[(3 * Size) + column] = (to.Ty - from.Ty) * scale;
            jacobian[(4 * Size) + column] = column == 4 ? 1 : 0;
        }

        return result;
    }

    /// <summary>The matrix of a smooth function of states to ten figures: differences extrapolated to step zero.</summary>
    /// <param name="carry">From a state at z0 to the state at z1, in double precision.</param>
    /// <param name="state">State at z0; q/p is not zero.</param>
    /// <param name="step">First step, as a part of <see cref="ScaledMatrix.Sizes"/> and of q/p itself.</param>
    public static double[] Extrapolated(Func<TrackState, TrackState> carry, TrackState state, double step)
    {
        var matrix = new double[TransportJacobian.Length];
        for (var column = 0; column < Size; column++)
        {
            var variable = column;
            var size = variable == 4 ? Math.Abs(state.Qop.PerMeV) : ScaledMatrix.Sizes[variable];
            var slopes = Ridders.Derivative(t => Values(carry(Moved(state, variable, t * size))), step);
            for (var row = 0; row < Size; row++)
            {
                matrix[(Size * row) + column] = slopes[row] / size;
            }
        }

        return matrix;
    }

    private static double[] Values(TrackState s) => [s.X.Value, s.Y.Value, s.Tx, s.Ty, s.Qop.PerMeV];

    private static TrackState Moved(in TrackState s, int variable, double by) => variable switch
    {
        0 => s with { X = new(s.X.Value + by) },
        1 => s with { Y = new(s.Y.Value + by) },
        2 => s with { Tx = s.Tx + by },
        3 => s with { Ty = s.Ty + by },
        _ => s with { Qop = ChargeOverMomentum.FromPerMeV(s.Qop.PerMeV + by) },
    };
}
