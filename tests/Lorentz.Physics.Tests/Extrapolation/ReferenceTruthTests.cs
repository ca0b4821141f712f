using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tests.Motion;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Xunit;

namespace Lorentz.Physics.Tests.Extrapolation;

/// <summary>The reference is right to 1e-6 mm over 12 m: half the step, another method and another equation agree.</summary>
public sealed class ReferenceTruthTests(ITestOutputHelper output)
{
    private const int Tracks = 600;
    private const double Start = 770;
    private const double End = 12770;
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;
    private static readonly (TrackColumns Ends, ExtrapolationStatus[] Statuses) Truth = Carry(ReferenceTruth.In(Magnet));

    [Fact]
    public void Half_the_step_moves_no_track_by_a_millionth_of_a_millimetre() =>
        Agrees(new FixedStepExtrapolator<PointSourceField>(DormandPrince8.Tableau, Magnet, ReferenceTruth.Step / 2));

    [Theory]
    [InlineData(5, 150)]
    [InlineData(6, 200)]
    public void Extrapolated_midpoint_rules_of_order_10_and_12_agree(int rows, double step) =>
        Agrees(new FixedStepExtrapolator<PointSourceField>(GraggBulirschStoer.Tableau(rows), Magnet, step));

    [Fact]
    public void The_force_integrated_in_time_ends_at_the_same_places()
    {
        var tested = 0;
        for (var i = 0; tested < 6; i++)
        {
            if (Truth.Statuses[i] == ExtrapolationStatus.Ok)
            {
                tested++;
                var start = Ensemble.Physical(i);
                var exact = Flight.AtPlane(
                    [start.X.Value, start.Y.Value, start.Tx, start.Ty],
                    Math.Sign(start.Qop.PerMeV), 1 / Math.Abs(start.Qop.PerMeV), Start, End, 15, PlainSources.LhcbDipole);
                var end = Truth.Ends[i];
                Assert.Equal(exact[0], end.X.Value, 1e-5);
                Assert.Equal(exact[1], end.Y.Value, 1e-5);
                Assert.Equal(exact[2], end.Tx, 1e-8);
                Assert.Equal(exact[3], end.Ty, 1e-8);
                Assert.Equal(1, exact[4], 1e-10);
            }
        }
    }

    [Fact]
    public void It_steps_as_it_says() =>
        Assert.Equal(12 * 60, ReferenceTruth.In(Magnet).FieldEvaluations(new(0), new(12000)));

    private static (TrackColumns Ends, ExtrapolationStatus[] Statuses) Carry(Extrapolator extrapolator)
    {
        var ends = TrackColumns.Allocate(Tracks);
        var statuses = new ExtrapolationStatus[Tracks];
        extrapolator.ExtrapolateBatch(
            Ensemble.Columns(Tracks), [.. Enumerable.Repeat(Start, Tracks)], [.. Enumerable.Repeat(End, Tracks)], ends, statuses);
        return (ends, statuses);
    }

    private void Agrees(Extrapolator other)
    {
        var (ends, statuses) = Carry(other);
        var inside = Enumerable.Range(0, Tracks).Where(i => Truth.Statuses[i] == ExtrapolationStatus.Ok).ToArray();
        Assert.True(inside.Length > Tracks / 2, $"{inside.Length} tracks stay inside");
        Assert.All(inside, i => Assert.Equal(ExtrapolationStatus.Ok, statuses[i]));
        var worst = inside.Max(i => Math.Max(Math.Abs(ends.X[i] - Truth.Ends.X[i]), Math.Abs(ends.Y[i] - Truth.Ends.Y[i])));
        output.WriteLine($"{other.Name}: {worst:E2} mm in {inside.Length} tracks");
        Assert.True(worst < 1e-6, $"{other.Name}: {worst:E2} mm");
    }
}
