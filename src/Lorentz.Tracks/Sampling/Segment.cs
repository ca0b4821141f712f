using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;

namespace Lorentz.Tracks.Sampling;

/// <summary>The question an extrapolator is asked: a state on the plane z0 and how far to carry it.</summary>
/// <param name="X">Horizontal position at z0 in mm.</param>
/// <param name="Y">Vertical position at z0 in mm.</param>
/// <param name="Tx">Slope dx/dz at z0.</param>
/// <param name="Ty">Slope dy/dz at z0.</param>
/// <param name="Qop">Charge over momentum in 1/MeV.</param>
/// <param name="Z0">First plane in mm.</param>
/// <param name="Dz">Signed distance to the last plane in mm.</param>
public readonly record struct Segment(double X, double Y, double Tx, double Ty, double Qop, double Z0, double Dz)
{
    /// <summary>Numbers in a row of a dataset's input file.</summary>
    public const int Columns = 7;

    /// <summary>Names of the columns, in order, with their units.</summary>
    public static IReadOnlyList<string> ColumnNames { get; } =
        ["x0 [mm]", "y0 [mm]", "tx0", "ty0", "qop [1/MeV]", "z0 [mm]", "dz [mm]"];

    /// <summary>Its state as the plain numbers a kernel works on.</summary>
    public State<Real64> ToKernel() => new(new(X), new(Y), new(Tx), new(Ty), new(Qop));

    /// <summary>The segment in a row of numbers.</summary>
    public static Segment FromRow<T>(ReadOnlySpan<T> row)
        where T : System.Numerics.INumberBase<T> => new(
            double.CreateChecked(row[0]),
            double.CreateChecked(row[1]),
            double.CreateChecked(row[2]),
            double.CreateChecked(row[3]),
            double.CreateChecked(row[4]),
            double.CreateChecked(row[5]),
            double.CreateChecked(row[6]));

    /// <summary>Writes the segment as a row of numbers.</summary>
    public void ToRow(Span<double> row)
    {
        row[0] = X;
        row[1] = Y;
        row[2] = Tx;
        row[3] = Ty;
        row[4] = Qop;
        row[5] = Z0;
        row[6] = Dz;
    }
}
