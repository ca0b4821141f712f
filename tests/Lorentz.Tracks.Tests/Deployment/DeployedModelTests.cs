using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Tests.Learned;

namespace Lorentz.Tracks.Tests.Deployment;

public static class DeployedModelTests
{
    private static readonly ArrayRows<double> Rows = TrackSamples.Rows(TrackSamples.Forward, 500);
    private static readonly TestTracks Tracks = new(Rows, 300);

    [Fact]
    public static void Inside_its_domain_it_gives_the_bits_of_its_extrapolator_alone_together_and_with_the_matrix()
    {
        var model = Network();
        var (ends, statuses) = (TrackColumns.Allocate(Tracks.Count), new ExtrapolationStatus[Tracks.Count]);
        model.ExtrapolateBatch(Tracks.Columns, Tracks.Z0, Tracks.Z1, ends, statuses);
        var (expected, found) = (new double[25], new double[25]);
        for (var i = 0; i < Tracks.Count; i++)
        {
            var (state, z0, z1) = (Tracks.Columns[i], new Millimetre(Tracks.Z0[i]), new Millimetre(Tracks.Z1[i]));
            var original = model.Extrapolator.Transport(state, z0, z1, expected);
            Assert.Equal(model.Extrapolator.Extrapolate(state, z0, z1), model.Extrapolate(state, z0, z1));
            Assert.Equal(original, model.Transport(state, z0, z1, found));
            Assert.Equal(expected, found);
            Assert.Equal((original.State, original.Status), (ends[i], statuses[i]));
        }
    }

    [Theory]
    [InlineData(0, 1e5)]
    [InlineData(1, -1e5)]
    [InlineData(2, 0.6)]
    [InlineData(3, -0.6)]
    [InlineData(4, 0.01)]
    [InlineData(5, 3000)]
    [InlineData(6, 12900)]
    public static void Outside_its_domain_no_answer_passes_for_a_good_one_whatever_the_extrapolator_says(int column, double value)
    {
        var model = Straight();
        double[] row = [12, -30, 0.05, -0.02, 2e-4, 770, 5000];
        Assert.Equal(ExtrapolationStatus.Ok, Ask(model, row));
        row[column] = value;
        row[6] += column == 5 ? value - 770 : 0;
        Assert.Equal(ExtrapolationStatus.OutsideRegion, Ask(model, row));
        Assert.Null(model.ExpectedError(State(row), new(row[5]), new(row[6])));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public static void An_input_that_is_no_number_has_no_end(double value)
    {
        for (var column = 0; column < 7; column++)
        {
            double[] row = [12, -30, 0.05, -0.02, 2e-4, 770, 5000];
            row[column] = value;
            Assert.Equal(ExtrapolationStatus.NotFinite, Ask(Straight(), row));
        }
    }

    [Fact]
    public static void Where_there_is_no_end_there_is_no_number()
    {
        var model = Straight() with { Extrapolator = ExtrapolatorName.Parse("rk4:4steps", new UniformField(0, 1000, 0))! };
        Assert.Equal(ExtrapolationStatus.TooSteep, Ask(model, [12, -30, 0.05, -0.02, 6e-4, 770, 9000]));
    }

    [Fact]
    public static void An_answer_of_a_network_takes_no_memory()
    {
        var model = Network();
        var state = Tracks.Columns[0];
        _ = model.Extrapolate(state, new(Tracks.Z0[0]), new(Tracks.Z1[0]));
        _ = model.ExpectedError(state, new(Tracks.Z0[0]), new(Tracks.Z1[0]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = model.Extrapolate(state, new(Tracks.Z0[0]), new(Tracks.Z1[0]));
            _ = model.ExpectedError(state, new(Tracks.Z0[0]), new(Tracks.Z1[0]));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // The status, given alike by all three ways to ask; checks that an end is there exactly when the status says so.
    private static ExtrapolationStatus Ask(DeployedModel model, double[] row)
    {
        var (columns, ends) = (TrackColumns.Allocate(1), TrackColumns.Allocate(1));
        columns[0] = State(row);
        var statuses = new ExtrapolationStatus[1];
        var jacobian = new double[25];
        model.ExtrapolateBatch(columns, [row[5]], [row[6]], ends, statuses);
        var alone = model.Extrapolate(State(row), new(row[5]), new(row[6]));
        var transported = model.Transport(State(row), new(row[5]), new(row[6]), jacobian);
        Assert.Equal([alone.Status, alone.Status], [statuses[0], transported.Status]);
        var hasEnd = DeployedModel.HasEnd(alone.Status);
        Assert.All([alone.State, transported.State, ends[0]], end => Assert.Equal(hasEnd, double.IsFinite(end.X.Value + end.Y.Value + end.Tx + end.Ty)));
        Assert.All(jacobian, value => Assert.Equal(hasEnd, double.IsFinite(value)));
        return alone.Status;
    }

    private static TrackState State(double[] row) => new(new(row[0]), new(row[1]), row[2], row[3], ChargeOverMomentum.FromPerMeV(row[4]));

    private static DeployedModel Network()
    {
        var network = RandomModels.Create("residual", 6, out _) with { Domain = TrainingDomain.Of(Rows) };
        return Deployed(new LearnedExtrapolator("network", network));
    }

    private static DeployedModel Straight() => Deployed(new StraightLine());

    private static DeployedModel Deployed(Extrapolator extrapolator) => new(
        extrapolator.Name, "test", extrapolator, TrainingDomain.Of(Rows),
        ErrorRegions.Measure(new StraightLine(), TrainingDomain.Of(Rows), Tracks, 2, 2, 1));
}
