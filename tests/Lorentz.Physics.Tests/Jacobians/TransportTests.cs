using Lorentz.Numerics.Differences;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Jacobians;

/// <summary>The matrix that every classical extrapolator gives with its end state.</summary>
public sealed class TransportTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    private static readonly Extrapolator[] Classical =
    [
        new StraightLine(),
        new Parabola<PointSourceField>(Magnet),
        new FirstOrderPerturbation(Magnet),
        ReferenceTruth.In(Magnet),
        new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, Magnet, 0, 4),
        new FixedStepExtrapolator<PointSourceField>(ClassicalRungeKutta.Tableau, Magnet, 100),
        new AdaptiveExtrapolator<PointSourceField>(CashKarp.Tableau, Magnet, Tolerance.OfPosition(1e-3)),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Classical.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void The_state_is_that_of_an_extrapolation_without_matrix_to_the_bit(int index)
    {
        var extrapolator = Classical[index];
        var matrix = new double[25];
        for (var i = 0; i < 20; i++)
        {
            var start = Ensemble.Physical(i);
            foreach (var (z0, z1) in new[] { (770.0, 9770.0), (9000.0, 2500.0), (3000.0, 3000.0) })
            {
                Assert.Equal(extrapolator.Extrapolate(start, new(z0), new(z1)), extrapolator.Transport(start, new(z0), new(z1), matrix));
                Assert.Equal([0, 0, 0, 0, 1], matrix[20..]);
            }

            Assert.Equal(TransportJacobian.Of(TransportJacobian.Seed(start)), matrix);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_matrix_agrees_with_Ridders_of_the_extrapolator_itself(int index)
    {
        var extrapolator = Classical[index];
        var matrix = new double[25];
        foreach (var (z0, z1) in new[] { (770.0, 9770.0), (9000.0, 2500.0) })
        {
            for (var i = 0; i < 4; i++)
            {
                var start = Ensemble.Physical(i, 2000, 20_000);
                extrapolator.Transport(start, new(z0), new(z1), matrix);
                var differences = DifferenceJacobian.Extrapolated(s => extrapolator.Extrapolate(s, new(z0), new(z1)).State, start, 0.1);
                Assert.InRange(ScaledMatrix.Distance(matrix, differences), 0, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(770, 9770)]
    [InlineData(9000, 2500)]
    public void Three_ways_to_the_matrix_of_the_true_path_agree(double z0, double z1)
    {
        var reference = ReferenceTruth.In(Magnet);
        var (dual, variational) = (new double[25], new double[25]);
        for (var i = 0; i < 8; i++)
        {
            // Backward along the paths that tracks take: beside them lie the poles of the field.
            var start = reference.Extrapolate(Ensemble.Physical(i, 1500, 20_000), new(770), new(z0)).State;
            var end = reference.Transport(start, new(z0), new(z1), dual).State;
            var other = VariationalEquation.Integrate(Magnet, start, new(z0), new(z1), 100, variational);
            var differences = DifferenceJacobian.Extrapolated(s => reference.Extrapolate(s, new(z0), new(z1)).State, start, 0.1);
            Assert.Equal(end.X.Value, other.X.Value, 1e-5);
            Assert.InRange(ScaledMatrix.Distance(dual, variational), 0, 1e-9);
            Assert.InRange(ScaledMatrix.Distance(dual, differences), 0, 1e-9);
            Assert.InRange(ScaledMatrix.Distance(variational, differences), 0, 1e-9);
        }
    }

    [Fact]
    public void Adaptive_steps_give_the_matrix_of_the_path_to_their_tolerance()
    {
        var adaptive = Classical[^1];
        var (found, truth) = (new double[25], new double[25]);
        for (var i = 0; i < 5; i++)
        {
            var start = Ensemble.Physical(i, 2000, 20_000);
            adaptive.Transport(start, new(770), new(9770), found);
            VariationalEquation.Integrate(Magnet, start, new(770), new(9770), 100, truth);
            Assert.InRange(ScaledMatrix.Distance(found, truth), 1e-12, 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void Without_an_end_state_the_matrix_is_unknown(int index)
    {
        var matrix = new double[25];
        var start = Ensemble.Physical(0) with { Tx = double.NaN };
        Assert.Equal(ExtrapolationStatus.NotFinite, Classical[index].Transport(start, new(770), new(9770), matrix).Status);
        Assert.All(matrix, entry => Assert.True(double.IsNaN(entry)));
        Assert.Throws<ArgumentException>(() => Classical[index].Transport(start, new(770), new(9770), new double[24]));
    }

    [Fact]
    public void A_track_that_turns_back_and_steps_without_end_have_no_matrix()
    {
        var matrix = new double[25];
        var slow = Ensemble.Physical(0) with { Qop = ChargeOverMomentum.FromPerMeV(0.1) };
        Assert.Equal(ExtrapolationStatus.TooSteep, ReferenceTruth.In(Magnet).Transport(slow, new(770), new(9770), matrix).Status);
        Assert.All(matrix, entry => Assert.True(double.IsNaN(entry)));
        matrix.AsSpan().Clear();
        Assert.Equal(ExtrapolationStatus.StepLimit, ReferenceTruth.In(Magnet).Transport(slow, new(0), new(1e12), matrix).Status);
        Assert.All(matrix, entry => Assert.True(double.IsNaN(entry)));
    }

    [Fact]
    public void The_gradient_of_a_wedge_field_adds_up_to_its_differences()
    {
        // Values are of single precision: the gradient is summed along a way and compared with both ends.
        var wedge = WedgeField.Of(Magnet, 2000, 6000, 20, 16, 30, 1);
        foreach (var (from, to) in new[] { ((300.0, -200.0, 3000.0), (500.0, -150.0, 4200.0)), ((-800.0, 500.0, 5000.0), (-700.0, -300.0, 3300.0)) })
        {
            var (sum, gradient) = (new double[3], new double[9]);
            const int parts = 2000;
            double[] way = [to.Item1 - from.Item1, to.Item2 - from.Item2, to.Item3 - from.Item3];
            for (var i = 0; i < parts; i++)
            {
                var t = (i + 0.5) / parts;
                var (x, y, z) = (from.Item1 + (t * way[0]), from.Item2 + (t * way[1]), from.Item3 + (t * way[2]));
                wedge.ValueAndGradient(x, y, z, out var fx, out _, out _, gradient);
                Assert.Equal(wedge.At<Real64>(new(x), new(y), new(z)).X.Value, fx);
                for (var k = 0; k < 9; k++)
                {
                    sum[k / 3] += gradient[k] * way[k % 3] / parts;
                }
            }

            var (first, last) = (At(from), At(to));
            Assert.Equal(last.X.Value - first.X.Value, sum[0], 1e-6);
            Assert.Equal(last.Y.Value - first.Y.Value, sum[1], 1e-6);
            Assert.Equal(last.Z.Value - first.Z.Value, sum[2], 1e-6);
        }

        Vector3<Real64> At((double X, double Y, double Z) p) => wedge.At<Real64>(new(p.X), new(p.Y), new(p.Z));
    }

    [Fact]
    public void The_gradient_of_a_plane_table_agrees_with_Ridders()
    {
        var table = PlaneTableFit.Of(Magnet, new PlaneGrid([4000, 5000, 6000], Magnet.Region, 12, 9), PlaneAverage.Point, 1);
        foreach (var (x, y) in new[] { (130.0, -210.0), (-777.0, 402.0), (40_000.0, 10.0) })
        {
            var byX = table.At(1, Dual.Variable(x), Dual.Constant(y));
            var byY = table.At(1, Dual.Constant(x), Dual.Variable(y));
            var alongX = Ridders.Derivative(t => [table.At<Real64>(1, new(x + t), new(y)).X.Value, table.At<Real64>(1, new(x + t), new(y)).Y.Value], 2);
            var alongY = Ridders.Derivative(t => [table.At<Real64>(1, new(x), new(y + t)).X.Value, table.At<Real64>(1, new(x), new(y + t)).Y.Value], 2);
            Assert.Equal(alongX[0], byX.X.Derivative, 1e-12);
            Assert.Equal(alongX[1], byX.Y.Derivative, 1e-12);
            Assert.Equal(alongY[0], byY.X.Derivative, 1e-12);
            Assert.Equal(alongY[1], byY.Y.Derivative, 1e-12);
        }
    }
}
