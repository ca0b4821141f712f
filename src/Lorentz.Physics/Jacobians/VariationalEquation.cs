using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Jacobians;

/// <summary>
/// The transport matrix as the solution of an equation of its own, dJ/dz = A(z) J with J(z0) = 1, integrated together with
/// the path: what every other way to the matrix is compared with.
/// </summary>
/// <remarks>
/// A holds the derivatives of the equation of motion by x, y, tx, ty and q/p, written out by hand; of the field it needs
/// nine derivatives by position. Path and matrix are one first-order system of 24 numbers, integrated with Dormand-Prince 8
/// as a Runge-Kutta method: neither the formulas nor the method are those of the extrapolators (Nystrom methods on dual numbers).
/// Source: Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, section I.14.
/// </remarks>
public static class VariationalEquation
{
    private const int Size = TransportJacobian.Size;

    // The state x, y, tx, ty and the first four rows of the matrix.
    private const int Unknowns = 4 + (4 * Size);

    /// <summary>The state at z1 and the matrix.</summary>
    /// <param name="field">The field.</param>
    /// <param name="state">State at z0.</param>
    /// <param name="z0">First plane.</param>
    /// <param name="z1">Last plane.</param>
    /// <param name="maximumStep">Longest step in mm.</param>
    /// <param name="jacobian">Receives 25 numbers row by row.</param>
    public static TrackState Integrate<TField>(
        TField field, in TrackState state, Millimetre z0, Millimetre z1, double maximumStep, Span<double> jacobian)
        where TField : struct, IMagneticField
    {
        var method = DormandPrince8.Tableau;
        var qop = state.Qop.PerMeV;
        var count = (int)Math.Ceiling(Math.Abs((z1 - z0).Value) / maximumStep);
        var h = (z1 - z0).Value / Math.Max(1, count);
        Span<double> y = stackalloc double[Unknowns];
        Span<double> at = stackalloc double[Unknowns];
        Span<double> slopes = stackalloc double[method.StageCount * Unknowns];
        y.Clear();
        (y[0], y[1], y[2], y[3]) = (state.X.Value, state.Y.Value, state.Tx, state.Ty);
        for (var i = 0; i < 4; i++)
        {
            y[4 + (Size * i) + i] = 1;
        }

        for (var step = 0; step < count; step++)
        {
            for (var stage = 0; stage < method.StageCount; stage++)
            {
                y.CopyTo(at);
                Add(h, method.SlopeStages[stage].AsSpan(), slopes, at);
                Slopes(field, at, z0.Value + ((step + method.Nodes[stage]) * h), qop, slopes.Slice(stage * Unknowns, Unknowns));
            }

            Add(h, method.SlopeWeights.AsSpan(), slopes, y);
        }

        y[4..].CopyTo(jacobian);
        jacobian[(4 * Size)..].Clear();
        jacobian[^1] = 1;
        return new(new(y[0]), new(y[1]), y[2], y[3], state.Qop);
    }

    private static void Add(double h, ReadOnlySpan<double> weights, ReadOnlySpan<double> slopes, Span<double> to)
    {
        for (var stage = 0; stage < weights.Length; stage++)
        {
            for (var i = 0; i < Unknowns; i++)
            {
                to[i] += h * weights[stage] * slopes[(stage * Unknowns) + i];
            }
        }
    }

    private static void Slopes<TField>(TField field, ReadOnlySpan<double> y, double z, double qop, Span<double> slopes)
        where TField : struct, IMagneticField
    {
        var (tx, ty) = (y[2], y[3]);
        var b = field.At<Jet3<Real64>>(
            new(new(y[0]), new(1), default, default), new(new(y[1]), default, new(1), default), new(new(z), default, default, new(1)));
        var (bx, by, bz) = (b.X.Value.Value, b.Y.Value.Value, b.Z.Value.Value);
        var length = Math.Sqrt(1 + (tx * tx) + (ty * ty));
        var perCharge = LorentzForce.Constant * length;
        var strength = perCharge * qop;
        var (bendX, bendY) = (BendX(tx, ty, bx, by, bz), BendY(tx, ty, bx, by, bz));
        var stretch = strength / (length * length);

        // Rows of A that are not those of a straight line: derivatives of d(tx)/dz and d(ty)/dz by x, y, tx, ty, q/p.
        ReadOnlySpan<double> rowX =
        [
            strength * BendX(tx, ty, b.X.D0.Value, b.Y.D0.Value, b.Z.D0.Value),
            strength * BendX(tx, ty, b.X.D1.Value, b.Y.D1.Value, b.Z.D1.Value),
            (stretch * tx * bendX) + (strength * ((ty * bx) - (2 * tx * by))),
            (stretch * ty * bendX) + (strength * ((tx * bx) + bz)),
            perCharge * bendX,
        ];
        ReadOnlySpan<double> rowY =
        [
            strength * BendY(tx, ty, b.X.D0.Value, b.Y.D0.Value, b.Z.D0.Value),
            strength * BendY(tx, ty, b.X.D1.Value, b.Y.D1.Value, b.Z.D1.Value),
            (stretch * tx * bendY) - (strength * ((ty * by) + bz)),
            (stretch * ty * bendY) + (strength * ((2 * ty * bx) - (tx * by))),
            perCharge * bendY,
        ];
        (slopes[0], slopes[1], slopes[2], slopes[3]) = (tx, ty, strength * bendX, strength * bendY);
        var j = y[4..];
        for (var column = 0; column < Size; column++)
        {
            slopes[4 + column] = j[(2 * Size) + column];
            slopes[4 + Size + column] = j[(3 * Size) + column];
            var (sumX, sumY) = column == 4 ? (rowX[4], rowY[4]) : (0.0, 0.0);
            for (var k = 0; k < 4; k++)
            {
                sumX += rowX[k] * j[(Size * k) + column];
                sumY += rowY[k] * j[(Size * k) + column];
            }

            slopes[4 + (2 * Size) + column] = sumX;
            slopes[4 + (3 * Size) + column] = sumY;
        }
    }

    private static double BendX(double tx, double ty, double bx, double by, double bz) => (tx * ty * bx) - ((1 + (tx * tx)) * by) + (ty * bz);

    private static double BendY(double tx, double ty, double bx, double by, double bz) => ((1 + (ty * ty)) * bx) - (tx * ty * by) - (tx * bz);
}
