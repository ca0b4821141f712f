using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Jacobians;

/// <summary>The 5x5 transport matrix d(state at z1) / d(state at z0), exact to rounding by dual numbers.</summary>
public static class TransportJacobian
{
    /// <summary>Rows and columns: x, y, tx, ty, q/p.</summary>
    public const int Size = 5;

    /// <summary>Numbers of the matrix.</summary>
    public const int Length = Size * Size;

    /// <summary>A state whose components are the five independent variables.</summary>
    public static State<Jet5> Seed(in TrackState state) => new(
        Jet5.Variable(state.X.Value, 0),
        Jet5.Variable(state.Y.Value, 1),
        Jet5.Variable(state.Tx, 2),
        Jet5.Variable(state.Ty, 3),
        Jet5.Variable(state.Qop.PerMeV, 4));

    /// <summary>The state without its derivatives.</summary>
    public static TrackState ValueOf(in State<Jet5> state) => new(
        new(state.X.Value), new(state.Y.Value), state.Tx.Value, state.Ty.Value, ChargeOverMomentum.FromPerMeV(state.Qop.Value));

    /// <summary>The matrix that a propagated seed carries, row-major: d end_i / d start_j at [5 i + j].</summary>
    public static double[] Of(in State<Jet5> end)
    {
        var matrix = new double[Length];
        Write(end, matrix);
        return matrix;
    }

    /// <summary>Writes the matrix that a propagated seed carries.</summary>
    /// <param name="end">The state at z1.</param>
    /// <param name="matrix">Receives <see cref="Length"/> numbers.</param>
    public static void Write(in State<Jet5> end, Span<double> matrix)
    {
        end.X.StorePartials(matrix);
        end.Y.StorePartials(matrix[Size..]);
        end.Tx.StorePartials(matrix[(2 * Size)..]);
        end.Ty.StorePartials(matrix[(3 * Size)..]);
        end.Qop.StorePartials(matrix[(4 * Size)..]);
    }

    /// <summary>The matrix of two parts of a way: the second's times the first's.</summary>
    /// <param name="second">From the middle to the end.</param>
    /// <param name="first">From the start to the middle.</param>
    /// <param name="whole">Receives the product; neither of the others.</param>
    public static void Multiply(ReadOnlySpan<double> second, ReadOnlySpan<double> first, Span<double> whole)
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var sum = 0.0;
                for (var k = 0; k < Size; k++)
                {
                    sum += second[(Size * row) + k] * first[(Size * k) + column];
                }

                whole[(Size * row) + column] = sum;
            }
        }
    }

    /// <summary>Writes the matrix of a straight line: the identity, with dz where a position depends on its slope.</summary>
    /// <param name="dz">Signed distance in mm.</param>
    /// <param name="matrix">Receives <see cref="Length"/> numbers.</param>
    public static void WriteDrift(double dz, Span<double> matrix)
    {
        matrix.Clear();
        for (var i = 0; i < Size; i++)
        {
            matrix[(Size + 1) * i] = 1;
        }

        matrix[2] = matrix[Size + 3] = dz;
    }
}
