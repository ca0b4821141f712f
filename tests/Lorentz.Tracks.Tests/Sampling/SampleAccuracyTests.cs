using Lorentz.Numerics.Random;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Sampling;

public sealed class SampleAccuracyTests(ITestOutputHelper output)
{
    private static readonly RandomStream Stream = new(99, 2);

    // Gragg, Bulirsch and Stoer of order 10 in half the steps: another method, shown good to 1e-7 mm by the physics tests.
    private static readonly FixedStepExtrapolator<PointSourceField> Independent =
        new(GraggBulirschStoer.Tableau(5), PointSourceField.LhcbDipole, 100);

    [Theory]
    [InlineData(false, 400, 200, 1e-3)]
    [InlineData(true, 400, 200, 1e-3)]
    [InlineData(false, ReferenceTruth.Step, 60, 1e-6)]
    [InlineData(true, ReferenceTruth.Step, 60, 1e-6)]
    public void Ends_are_those_of_a_second_method(bool anywhere, double step, int count, double allowed)
    {
        var block = TrackSamples.Generator(anywhere ? TrackSamples.Anywhere : TrackSamples.Forward, step).Generate(Stream, 0, count);
        var (worst, truth) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var segment = TrackSamples.SegmentOf(block, i);
            var deviation = TrackSamples.DeviationOf(block, i);
            worst = Math.Max(worst, Distance(segment, deviation, Independent));
            truth = Math.Max(truth, Distance(segment, deviation, ReferenceTruth.In(PointSourceField.LhcbDipole)));
        }

        output.WriteLine($"step {step} mm, {(anywhere ? "anywhere" : "forward")}: {worst:E2} mm from the second method, {truth:E2} mm from the reference");
        Assert.InRange(worst, 0, allowed);
        Assert.InRange(truth, 0, allowed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Collocation_states_lie_on_the_path_and_lead_to_the_end(bool anywhere)
    {
        const int Count = 40;
        const int Points = 3;
        var truth = ReferenceTruth.In(PointSourceField.LhcbDipole);
        var block = TrackSamples.Generator(anywhere ? TrackSamples.Anywhere : TrackSamples.Forward, ReferenceTruth.Step, Points).Generate(Stream, 0, Count);
        for (var i = 0; i < Count; i++)
        {
            var segment = TrackSamples.SegmentOf(block, i);
            var start = TrackSamples.StateOf(segment);
            var state = start;
            for (var point = 0; point < Points; point++)
            {
                var z = segment.Z0 + (segment.Dz * (point + 1) / (Points + 1));
                var path = block.Path.AsSpan(((i * Points) + point) * 4, 4);
                var expected = truth.Extrapolate(start, new(segment.Z0), new(z)).State;
                Assert.Equal(expected.X.Value, path[0], 1e-6);
                Assert.Equal(expected.Y.Value, path[1], 1e-6);
                Assert.Equal(expected.Tx, path[2], 1e-9);
                Assert.Equal(expected.Ty, path[3], 1e-9);
                state = state with { X = new(path[0]), Y = new(path[1]), Tx = path[2], Ty = path[3] };
            }

            var last = truth.Extrapolate(state, new(segment.Z0 + (segment.Dz * Points / (Points + 1))), new(segment.Z0 + segment.Dz)).State;
            var (x, y, tx, ty) = TrackSamples.DeviationOf(block, i).EndOf(segment);
            Assert.Equal(last.X.Value, x, 1e-6);
            Assert.Equal(last.Y.Value, y, 1e-6);
            Assert.Equal(last.Tx, tx, 1e-9);
            Assert.Equal(last.Ty, ty, 1e-9);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Paths_stay_in_the_region(bool anywhere)
    {
        const int Count = 300;
        const double GeneratorStep = 400;
        const double FineStep = 50;
        var field = PointSourceField.LhcbDipole;
        var block = TrackSamples.Generator(anywhere ? TrackSamples.Anywhere : TrackSamples.Forward, GeneratorStep).Generate(Stream, 0, Count);

        // Between two planes where it was looked at a path bulges by at most its sagitta, 1.2 T x (400 mm)^2 / (8 x 5 T m) = 5 mm.
        var inflated = field.Region with { WedgeX = field.Region.WedgeX + 5, WedgeY = field.Region.WedgeY + 5, MaximumX = 5005, MinimumX = -5005, MaximumY = 4005, MinimumY = -4005 };
        var fine = new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, field, FineStep, 1);
        var (planes, beyond) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var segment = TrackSamples.SegmentOf(block, i);
            var state = TrackSamples.StateOf(segment);
            var coarse = Math.Ceiling(Math.Abs(segment.Dz) / GeneratorStep);
            var steps = (int)(coarse * GeneratorStep / FineStep);
            Assert.True(field.Region.Contains(segment.X, segment.Y, segment.Z0));
            for (var step = 1; step <= steps; step++)
            {
                var z = segment.Z0 + (segment.Dz * step / steps);
                state = fine.Extrapolate(state, new(segment.Z0 + (segment.Dz * (step - 1) / steps)), new Millimetre(z)).State;
                planes++;
                Assert.True(inflated.Contains(state.X.Value, state.Y.Value, z));
                var inside = field.Region.Contains(state.X.Value, state.Y.Value, z);
                beyond += inside ? 0 : 1;
                Assert.True(inside || step % (int)(GeneratorStep / FineStep) != 0 || Edge(field.Region, state.X.Value, state.Y.Value, z) < 0.01);
            }
        }

        output.WriteLine($"{beyond} of {planes} planes of {Count} paths lie beyond the region, by less than 5 mm");
        Assert.InRange(beyond, 0, planes / 1000);

        // Without the acceptance a good part of the candidates leaves.
        Assert.True(block.Attempts > 1.05 * Count);
    }

    private static double Edge(in FieldRegion region, double x, double y, double z) => Math.Max(
        Math.Abs(x) - Math.Min(region.MaximumX, region.WedgeX + (region.SlopeX * Math.Abs(z))),
        Math.Abs(y) - Math.Min(region.MaximumY, region.WedgeY + (region.SlopeY * Math.Abs(z))));

    private static double Distance(in Segment segment, in Deviation deviation, FixedStepExtrapolator<PointSourceField> method)
    {
        var end = method.Extrapolate(TrackSamples.StateOf(segment), new(segment.Z0), new(segment.Z0 + segment.Dz)).State;
        var (x, y, _, _) = deviation.EndOf(segment);
        return Math.Sqrt(((x - end.X.Value) * (x - end.X.Value)) + ((y - end.Y.Value) * (y - end.Y.Value)));
    }
}
