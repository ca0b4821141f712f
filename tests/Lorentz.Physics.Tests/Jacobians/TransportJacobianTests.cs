using Lorentz.Numerics.Differences;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Jacobians;

/// <summary>The matrix of dual numbers against Ridders' differences of plain numbers, in a field that varies everywhere.</summary>
public sealed class TransportJacobianTests
{
    private const int Size = TransportJacobian.Size;
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    // Natural sizes of x, y (mm), tx, ty and q/p (1/MeV): an error of J_ij counts in units of size_i / size_j.
    private static readonly double[] Scales = [1000, 1000, 0.3, 0.3, 1e-4];

    private delegate State<T> Transport<T>(State<T> state, double z0, double z1)
        where T : unmanaged, IReal<T>;

    [Theory]
    [InlineData(770, 9770)]
    [InlineData(9000, 2500)]
    public void Fixed_steps_agree_with_Ridders(double z0, double z1)
    {
        var extrapolator = new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, Magnet, 100);
        Agrees(
            (s, from, to) => extrapolator.Run(s, Jet5.Constant(from), Jet5.Constant(to)).State,
            (s, from, to) => extrapolator.Run(s, new Real64(from), new Real64(to)).State,
            z0,
            z1,
            1e-9);
    }

    [Fact]
    public void Reference_agrees_with_Ridders()
    {
        var extrapolator = ReferenceTruth.In(Magnet);
        Agrees(
            (s, from, to) => extrapolator.Run(s, Jet5.Constant(from), Jet5.Constant(to)).State,
            (s, from, to) => extrapolator.Run(s, new Real64(from), new Real64(to)).State,
            770,
            9770,
            1e-9);
    }

    [Fact]
    public void Adaptive_steps_agree_with_Ridders_of_the_reference()
    {
        // Differences of the adaptive integration itself would jump with its steps; at 1e-9 mm it is the reference.
        var adaptive = new AdaptiveExtrapolator<PointSourceField>(DormandPrince.Tableau, Magnet, Tolerance.OfPosition(1e-9));
        var reference = ReferenceTruth.In(Magnet);
        Agrees(
            (s, from, to) => adaptive.Run(s, Jet5.Constant(from), Jet5.Constant(to)).State,
            (s, from, to) => reference.Run(s, new Real64(from), new Real64(to)).State,
            770,
            9770,
            1e-9);
    }

    [Fact]
    public void Two_parts_multiply_in_their_order()
    {
        for (var i = 0; i < 10; i++)
        {
            var start = Ensemble.Physical(i, 1500, 10_000);
            var middle = ReferenceTruth.In(Magnet).Extrapolate(start, new(770), new(4770)).State;
            var first = Matrix(start, 770, 4770);
            var second = Matrix(middle, 4770, 9770);
            var whole = Matrix(start, 770, 9770, 100);
            Assert.InRange(Distance(Product(second, first), whole), 0, 1e-9);

            // In this field the order matters; in a uniform one the wrong order would pass.
            Assert.True(Distance(Product(first, second), whole) > 1e-3);
        }
    }

    [Fact]
    public void Backward_inverts_forward()
    {
        for (var i = 0; i < 10; i++)
        {
            var start = Ensemble.Physical(i, 1500, 10_000);
            var end = ReferenceTruth.In(Magnet).Extrapolate(start, new(770), new(9770)).State;
            var identity = Product(Matrix(end, 9770, 770), Matrix(start, 770, 9770));
            for (var row = 0; row < Size; row++)
            {
                for (var column = 0; column < Size; column++)
                {
                    Assert.Equal(row == column ? 1 : 0, identity[(Size * row) + column] * Scales[column] / Scales[row], 1e-8);
                }
            }
        }
    }

    [Fact]
    public void Charge_over_momentum_depends_on_nothing_else_and_volume_in_phase_space_is_kept()
    {
        for (var i = 0; i < 10; i++)
        {
            var start = Ensemble.Physical(i, 1500, 10_000);
            var end = ReferenceTruth.In(Magnet).Extrapolate(start, new(770), new(9770)).State;
            var j = Matrix(start, 770, 9770);
            Assert.Equal([0, 0, 0, 0, 1], j[20..]);

            // Liouville: d px d py dx dy is kept, and dpx dpy = p^2 uz^4 dtx dty with uz the direction along z.
            Assert.Equal(Math.Pow(Uz(start) / Uz(end), 4), Determinant(j), 1e-8);
        }

        static double Uz(TrackState s) => 1 / Math.Sqrt(1 + (s.Tx * s.Tx) + (s.Ty * s.Ty));
    }

    [Fact]
    public void Without_field_it_is_the_drift_matrix()
    {
        var start = TransportJacobian.Seed(Ensemble.Physical(0));
        var extrapolator = new FixedStepExtrapolator<UniformField>(CashKarp.Tableau, new(0, 0, 0), 500);
        var j = TransportJacobian.Of(extrapolator.Run(start, Jet5.Constant(1000), Jet5.Constant(3000)).State);
        double[] drift = [1, 0, 2000, 0, 0, 0, 1, 0, 2000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1];
        Assert.All(j.Zip(drift), pair => Assert.Equal(pair.Second, pair.First, 1e-11));
    }

    private static void Agrees(Transport<Jet5> dual, Transport<Real64> plain, double z0, double z1, double tolerance)
    {
        for (var i = 0; i < 5; i++)
        {
            var start = Ensemble.Physical(i, 2000, 20_000);
            var j = TransportJacobian.Of(dual(TransportJacobian.Seed(start), z0, z1));
            var scaledNorm = 0.0;
            var worst = 0.0;
            for (var column = 0; column < Size; column++)
            {
                var variable = column;
                var differences = Ridders.Derivative(
                    t => Values(plain(Moved(start, variable, t * Scales[variable]).ToKernel(), z0, z1)), variable == 4 ? 0.3 : 0.1);
                for (var row = 0; row < Size; row++)
                {
                    var scaled = j[(Size * row) + column] * Scales[column] / Scales[row];
                    scaledNorm += scaled * scaled;
                    worst = Math.Max(worst, Math.Abs(scaled - (differences[row] / Scales[row])));
                }
            }

            Assert.True(worst < tolerance * Math.Sqrt(scaledNorm), $"track {i}: {worst:E2} of {Math.Sqrt(scaledNorm):F2}");
        }
    }

    private static TrackState Moved(TrackState s, int variable, double by) => variable switch
    {
        0 => s with { X = new(s.X.Value + by) },
        1 => s with { Y = new(s.Y.Value + by) },
        2 => s with { Tx = s.Tx + by },
        3 => s with { Ty = s.Ty + by },
        _ => s with { Qop = ChargeOverMomentum.FromPerMeV(s.Qop.PerMeV + by) },
    };

    private static double[] Values(State<Real64> s) => [s.X.Value, s.Y.Value, s.Tx.Value, s.Ty.Value, s.Qop.Value];

    private static double[] Matrix(TrackState start, double z0, double z1, double step = ReferenceTruth.Step) => TransportJacobian.Of(
        new FixedStepExtrapolator<PointSourceField>(DormandPrince8.Tableau, Magnet, step)
            .Run(TransportJacobian.Seed(start), Jet5.Constant(z0), Jet5.Constant(z1)).State);

    private static double[] Product(double[] left, double[] right)
    {
        var product = new double[Size * Size];
        for (var i = 0; i < product.Length; i++)
        {
            for (var k = 0; k < Size; k++)
            {
                product[i] += left[(Size * (i / Size)) + k] * right[(Size * k) + (i % Size)];
            }
        }

        return product;
    }

    // Largest scaled difference over the scaled norm.
    private static double Distance(double[] a, double[] b)
    {
        double Scaled(double value, int i) => value * Scales[i % Size] / Scales[i / Size];
        return a.Select((value, i) => Math.Abs(Scaled(value - b[i], i))).Max() / Math.Sqrt(b.Select((value, i) => Math.Pow(Scaled(value, i), 2)).Sum());
    }

    // Of the scaled matrix, which has the same determinant, by elimination with pivoting.
    private static double Determinant(double[] matrix)
    {
        var rows = Enumerable.Range(0, Size).Select(r => Enumerable.Range(0, Size).Select(c => matrix[(Size * r) + c] * Scales[c] / Scales[r]).ToArray()).ToArray();
        var determinant = 1.0;
        for (var column = 0; column < Size; column++)
        {
            var pivot = Enumerable.Range(column, Size - column).MaxBy(r => Math.Abs(rows[r][column]));
            determinant *= pivot == column ? rows[pivot][column] : -rows[pivot][column];
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var r = column + 1; r < Size; r++)
            {
                var factor = rows[r][column] / rows[column][column];
                rows[r] = [.. rows[r].Select((value, c) => value - (factor * rows[column][c]))];
            }
        }

        return determinant;
    }
}
