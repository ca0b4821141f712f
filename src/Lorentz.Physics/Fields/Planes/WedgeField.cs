using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.LeastSquares;
using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields.Planes;

/// <summary>
/// A field anywhere in the acceptance from plane tables at equal distances: cubic splines along all three axes, in
/// coordinates that widen with the acceptance, in single precision. A third of the time of a spline on a box, for cells
/// are spent where tracks are.
/// </summary>
/// <remarks>Outside the table the field is its edge's; <see cref="Region"/> says where it is trusted.</remarks>
public readonly unsafe struct WedgeField : IMagneticField, IVectorFunction
{
    private readonly Storage storage;

    private WedgeField(Storage storage) => this.storage = storage;

    /// <inheritdoc/>
    public FieldRegion Region => storage.Region;

    /// <summary>Tabulates a field.</summary>
    /// <param name="field">The field; its region has a wedge.</param>
    /// <param name="firstZ">First plane in mm.</param>
    /// <param name="lastZ">Last plane in mm.</param>
    /// <param name="cellsX">Cells across, along x.</param>
    /// <param name="cellsY">Cells across, along y.</param>
    /// <param name="cellsZ">Cells along the beam.</param>
    /// <param name="threads">Threads to use; the table does not depend on it.</param>
    public static WedgeField Of<TField>(TField field, double firstZ, double lastZ, int cellsX, int cellsY, int cellsZ, int threads)
        where TField : struct, IMagneticField
    {
        const int perCell = 2;
        var samples = cellsZ * perCell;
        var step = (lastZ - firstZ) / samples;
        var grid = new PlaneGrid([.. Enumerable.Range(0, samples).Select(i => firstZ + ((i + 0.5) * step))], field.Region, cellsX, cellsY);
        var planes = PlaneTableFit.Of(field, grid, PlaneAverage.Point, threads).Coefficients;
        var size = PlaneTable.FloatsPerPlane(grid);
        var equations = new NormalEquations(cellsZ + 3, size);
        var basis = new double[cellsZ + 3];
        var right = new double[size];
        for (var i = 0; i < samples; i++)
        {
            Array.Clear(basis);
            var place = (i + 0.5) / perCell;
            PlaneSpline.Weights(place - (int)place, basis.AsSpan((int)place, 4));
            for (var k = 0; k < size; k++)
            {
                right[k] = planes[(i * size) + k];
            }

            equations.Add(basis, right);
        }

        var solution = equations.Solve(1e-12);
        var coefficients = GC.AllocateArray<float>((cellsZ + 3) * size, pinned: true);
        for (var k = 0; k < size; k++)
        {
            for (var plane = 0; plane < cellsZ + 3; plane++)
            {
                coefficients[(plane * size) + k] = (float)solution[(k * (cellsZ + 3)) + plane];
            }
        }

        return new(new(coefficients, grid, firstZ, cellsZ / (lastZ - firstZ), cellsZ));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T> => T.Lift(this, x, y, z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Value(double x, double y, double z, out double fx, out double fy, out double fz)
    {
        var s = storage;
        var u = (float)(x * s.CellsX / (2 * s.Grid.HalfWidthXAt(z))) + (0.5f * (float)s.CellsX);
        var v = (float)(y * s.CellsY / (2 * s.Grid.HalfWidthYAt(z))) + (0.5f * (float)s.CellsY);
        var place = Vector128.MinNative(
            Vector128.MaxNative(Vector128.Create(u, v, (float)((z - s.FirstZ) * s.InverseZ), 0), Vector128<float>.Zero), s.Cells);
        var cell = Vector128.Min(Vector128.Max(Vector128.ConvertToInt32Native(place), Vector128<int>.Zero), s.LastCell);
        var fraction = place - Vector128.ConvertToSingle(cell);
        var wx = PlaneSampler.Spline(Vector128.Create(fraction.ToScalar()));
        var wy = PlaneSampler.Spline(Vector128.Create(fraction.GetElement(1)));
        var wz = PlaneSampler.Spline(Vector128.Create(fraction.GetElement(2)));
        var corner = s.Coefficients + (cell.GetElement(2) * s.PlaneFloats) + (cell.ToScalar() * s.RowFloats)
            + (cell.GetElement(1) * PlaneTable.NodeFloats);
        var sum = Vector128.Create(wz.ToScalar()) * PlaneSampler.Contract(corner, s.RowFloats, wx, wy);
        for (var k = 1; k < 4; k++)
        {
            corner += s.PlaneFloats;
            sum = Vector128.FusedMultiplyAdd(
                Vector128.Create(wz.GetElement(k)), PlaneSampler.Contract(corner, s.RowFloats, wx, wy), sum);
        }

        GC.KeepAlive(s);
        (fx, fy, fz) = (sum.ToScalar(), sum.GetElement(1), sum.GetElement(2));
        if (double.IsNaN(x + y + z))
        {
            fx = fy = fz = double.NaN;
        }
    }

    /// <summary>
    /// The value as <see cref="Value"/> gives it, in single precision, and the gradient of the spline in double precision; beyond
    /// the table it is that of the edge's field.
    /// </summary>
    /// <inheritdoc/>
    public void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
    {
        Value(x, y, z, out fx, out fy, out fz);
        var s = storage;
        var (widthX, widthY) = (s.Grid.HalfWidthXAt(z), s.Grid.HalfWidthYAt(z));
        var (perX, perY) = (s.CellsX / (2 * widthX), s.CellsY / (2 * widthY));
        var (alongX, alongY, alongZ) = (
            new SplineAxis((x * perX) + (0.5 * s.CellsX), s.Grid.CellsX), new SplineAxis((y * perY) + (0.5 * s.CellsY), s.Grid.CellsY),
            new SplineAxis((z - s.FirstZ) * s.InverseZ, s.CellsZ));
        var (byU, byV, byW) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = 0; k < 4; k++)
        {
            for (var i = 0; i < 4; i++)
            {
                var node = s.Coefficients + ((alongZ.Cell + k) * s.PlaneFloats) + ((alongX.Cell + i) * s.RowFloats)
                    + (alongY.Cell * PlaneTable.NodeFloats);
                var (row, rowByV) = (Vector256<double>.Zero, Vector256<double>.Zero);
                for (var j = 0; j < 4; j++, node += PlaneTable.NodeFloats)
                {
                    var coefficient = Vector256.WidenLower(Vector256.Create(Vector128.Load(node), default));
                    row = Vector256.FusedMultiplyAdd(Vector256.Create(alongY.Weights[j]), coefficient, row);
                    rowByV = Vector256.FusedMultiplyAdd(Vector256.Create(alongY.Slopes[j]), coefficient, rowByV);
                }

                byU = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Slopes[i] * alongZ.Weights[k]), row, byU);
                byV = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Weights[i] * alongZ.Weights[k]), rowByV, byV);
                byW = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Weights[i] * alongZ.Slopes[k]), row, byW);
            }
        }

        GC.KeepAlive(s);

        // Cells widen with |z|, so a place that stands still moves through them.
        var sign = Math.Sign(z) * PlaneGrid.Reach;
        var (byX, byY) = (byU * perX, byV * perY);
        var byZ = (byW * s.InverseZ) - (byX * (x * sign * s.Region.SlopeX / widthX)) - (byY * (y * sign * s.Region.SlopeY / widthY));
        for (var component = 0; component < 3; component++)
        {
            gradient[3 * component] = byX[component];
            gradient[(3 * component) + 1] = byY[component];
            gradient[(3 * component) + 2] = byZ[component];
        }
    }

    private sealed class Storage(float[] coefficients, PlaneGrid grid, double firstZ, double inverseZ, int cellsZ)
    {
        private readonly float[] coefficients = coefficients;

        public float* Coefficients => (float*)Unsafe.AsPointer(ref coefficients[0]);

        public PlaneGrid Grid { get; } = grid;

        public FieldRegion Region { get; } = grid.Region;

        public int CellsZ { get; } = cellsZ;

        public double FirstZ { get; } = firstZ;

        public double InverseZ { get; } = inverseZ;

        public double CellsX { get; } = grid.CellsX;

        public double CellsY { get; } = grid.CellsY;

        public int RowFloats { get; } = grid.NodesY * PlaneTable.NodeFloats;

        public int PlaneFloats { get; } = PlaneTable.FloatsPerPlane(grid);

        public Vector128<float> Cells { get; } = Vector128.Create(grid.CellsX, grid.CellsY, cellsZ, 0f);

        public Vector128<int> LastCell { get; } = Vector128.Create(grid.CellsX - 1, grid.CellsY - 1, cellsZ - 1, 0);
    }
}
