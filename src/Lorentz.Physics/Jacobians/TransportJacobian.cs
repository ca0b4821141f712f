using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;

namespace Lorentz.Physics.Jacobians;

/// <summary>The 5x5 transport matrix d(state at z1) / d(state at z0), exact to rounding by dual numbers.</summary>
public static class TransportJacobian
{
    /// <summary>Rows and columns: x, y, tx, ty, q/p.</summary>
    public const int Size = 5;

    /// <summary>A state whose components are the five independent variables.</summary>
    public static State<Jet5> Seed(in TrackState state) => new(
        Jet5.Variable(state.X.Value, 0),
        Jet5.Variable(state.Y.Value, 1),
        Jet5.Variable(state.Tx, 2),
        Jet5.Variable(state.Ty, 3),
        Jet5.Variable(state.Qop.PerMeV, 4));

    /// <summary>The matrix that a propagated seed carries, row-major: d end_i / d start_j at [5 i + j].</summary>
    public static double[] Of(in State<Jet5> end)
    {
        var matrix = new double[Size * Size];
        end.X.StorePartials(matrix.AsSpan(0));
        end.Y.StorePartials(matrix.AsSpan(5));
        end.Tx.StorePartials(matrix.AsSpan(10));
        end.Ty.StorePartials(matrix.AsSpan(15));
        end.Qop.StorePartials(matrix.AsSpan(20));
        return matrix;
    }
}
