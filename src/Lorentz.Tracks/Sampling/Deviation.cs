namespace Lorentz.Tracks.Sampling;

/// <summary>The answer, told as the difference between the true end state and the straight line's.</summary>
/// <remarks>
/// Zero without a field, zero for dz = 0, and small for fast particles, so single precision keeps nine figures of it
/// where it keeps only tenths of a micrometre of a position of four metres.
/// </remarks>
/// <param name="X">x1 - (x0 + tx0 dz) in mm.</param>
/// <param name="Y">y1 - (y0 + ty0 dz) in mm.</param>
/// <param name="Tx">tx1 - tx0.</param>
/// <param name="Ty">ty1 - ty0.</param>
public readonly record struct Deviation(double X, double Y, double Tx, double Ty)
{
    /// <summary>Numbers in a row of a dataset's target file.</summary>
    public const int Columns = 4;

    /// <summary>Names of the columns, in order, with their units.</summary>
    public static IReadOnlyList<string> ColumnNames { get; } = ["deviation x [mm]", "deviation y [mm]", "deviation tx", "deviation ty"];

    /// <summary>The deviation of an end state (mm, mm, 1, 1) from the straight line of <paramref name="segment"/>.</summary>
    public static Deviation Of(in Segment segment, double x, double y, double tx, double ty) => new(
        x - segment.X - (segment.Tx * segment.Dz),
        y - segment.Y - (segment.Ty * segment.Dz),
        tx - segment.Tx,
        ty - segment.Ty);

    /// <summary>The end state (x, y in mm, tx, ty) this deviation stands for.</summary>
    public (double X, double Y, double Tx, double Ty) EndOf(in Segment segment) => (
        segment.X + (segment.Tx * segment.Dz) + X,
        segment.Y + (segment.Ty * segment.Dz) + Y,
        segment.Tx + Tx,
        segment.Ty + Ty);

    /// <summary>The deviation in a row of numbers.</summary>
    public static Deviation FromRow<T>(ReadOnlySpan<T> row)
        where T : System.Numerics.INumberBase<T> => new(
            double.CreateChecked(row[0]),
            double.CreateChecked(row[1]),
            double.CreateChecked(row[2]),
            double.CreateChecked(row[3]));

    /// <summary>Writes the deviation as a row of numbers.</summary>
    public void ToRow(Span<double> row)
    {
        row[0] = X;
        row[1] = Y;
        row[2] = Tx;
        row[3] = Ty;
    }
}
