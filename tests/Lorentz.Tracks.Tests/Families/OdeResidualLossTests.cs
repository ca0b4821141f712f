using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Families;

public static class OdeResidualLossTests
{
    private const int Samples = 12;

    private static readonly ImmutableArray<double> Fractions = [0.2, 0.4, 0.6, 0.8, 1];

    [Theory]
    [InlineData(OdeResidualForm.EndState, 0.7)]
    [InlineData(OdeResidualForm.EndState, 0.0)]
    [InlineData(OdeResidualForm.PerMillimetre, 1.0)]
    public static void Gradient_is_that_of_differences_for_every_family_with_a_path(OdeResidualForm form, double endWeight)
    {
        var (loss, segments) = Loss(PointSourceField.LhcbDipole);
        var shaped = loss with { Form = form, EndWeight = endWeight, OdeWeight = form == OdeResidualForm.PerMillimetre ? 1e8 : 0.9 };
        foreach (var family in FamilyPrograms.WithPath)
        {
            var program = shaped.Program<double>(family);

            // Small weights: differences at a kink, where a path is clamped to the region, would say nothing.
            var error = FamilyPrograms.GradientError(
                program,
                FamilyPrograms.Numbers(1, program.ParameterCount, 0.2),
                Samples,
                Inputs(loss.Formulation, segments),
                FamilyPrograms.Numbers(3, Samples * 4));
            Assert.True(error < 1e-7, $"{family.Name}: {error}");
        }
    }

    [Fact]
    public static void True_trajectories_satisfy_the_equation_and_those_of_another_field_do_not()
    {
        var (loss, segments) = Loss(PointSourceField.LhcbDipole);
        Assert.InRange(Largest(loss, segments), 0, 2e-6);
        Assert.InRange(Largest(loss with { Form = OdeResidualForm.PerMillimetre }, segments), 0, 1e-9);
        var weak = new ScaledField<PointSourceField>(PointSourceField.LhcbDipole, 0.9);
        Assert.True(Largest(new OdeResidualLoss<ScaledField<PointSourceField>>(loss.Formulation, weak, Fractions, 1, 0), segments) > 1e-2);
    }

    [Fact]
    public static void Losses_of_straight_paths_are_those_of_the_floor()
    {
        var (loss, segments) = Loss(PointSourceField.LhcbDipole);
        foreach (var form in new[] { OdeResidualForm.EndState, OdeResidualForm.PerMillimetre })
        {
            var shaped = loss with { Form = form, EndWeight = 0 };
            var floor = new LinearPathFloor<PointSourceField>(shaped);

            // A residual network of no weights but the biases of its last layer: c is the same for every track.
            var family = new ResidualFamily([3]);
            var program = shaped.Program<double>(family);
            var weights = new double[program.ParameterCount];
            double[] increments = [0.3, -0.2, 0.1, 0.05];
            increments.CopyTo(weights, weights.Length - 4);
            var values = FamilyPrograms.Values(program, weights, Samples, Inputs(loss.Formulation, segments), new double[Samples * 4]);
            for (var i = 0; i < Samples; i++)
            {
                var expected = floor.Loss(segments[i], default, [.. increments.Select((value, c) => value * loss.Formulation.OutputScale[c])]);
                Assert.Equal(expected, values[i], 1e-12 + (1e-10 * expected));
            }
        }
    }

    [Fact]
    public static void The_floor_is_below_every_neighbour()
    {
        var (loss, segments) = Loss(PointSourceField.LhcbDipole);
        foreach (var endWeight in new[] { 0.0, 1.0 })
        {
            var floor = new LinearPathFloor<PointSourceField>(loss with { EndWeight = endWeight });
            var truth = ReferenceTruth.In(PointSourceField.LhcbDipole);
            foreach (var segment in segments)
            {
                var end = truth.Extrapolate(TrackSamples.StateOf(segment), new(segment.Z0), new(segment.Z0 + segment.Dz)).State;
                var deviation = Deviation.Of(segment, end.X.Value, end.Y.Value, end.Tx, end.Ty);
                var (least, best) = floor.Best(segment, deviation);
                double[] c = [best.X + (segment.Tx * segment.Dz), best.Y + (segment.Ty * segment.Dz), best.Tx, best.Ty];
                Assert.Equal(least, floor.Loss(segment, deviation, c), 1e-9 * least);
                for (var i = 0; i < 8; i++)
                {
                    var moved = (double[])c.Clone();
                    moved[i / 2] += (i % 2 == 0 ? 1e-3 : -1e-3) * loss.Formulation.OutputScale[i / 2];
                    Assert.True(floor.Loss(segment, deviation, moved) > (1 - 1e-3) * least);
                }
            }
        }
    }

    [Fact]
    public static void Far_outside_the_field_is_that_of_the_nearest_place()
    {
        var field = PointSourceField.LhcbDipole;
        var bend = new BendFunction<PointSourceField>(field);
        var edge = field.Region.WedgeX + (field.Region.SlopeX * 5000);
        Assert.Equal(Bend(edge, 200), Bend(40_000, 200));
        Assert.Equal(Bend(-edge, 200), Bend(-1e6, 200));
        Assert.NotEqual(Bend(edge - 1, 200), Bend(edge, 200));
        Assert.Equal(Bend(100, field.Region.WedgeY + (field.Region.SlopeY * 5000)), Bend(100, 1e5));

        // A field without bounds is looked up where it is asked.
        var uniform = new BendFunction<UniformField>(new UniformField(0, 1, 0));
        var results = new Real64[2];
        uniform.Evaluate<Real64>([new(1e9), new(0), new(0), new(0), new(5000), new(1e-3)], results);
        Assert.Equal(-0.299792458e-3, results[0].Value, 1e-15);

        (double, double) Bend(double x, double y)
        {
            var rates = new Real64[2];
            bend.Evaluate<Real64>([new(x), new(y), new(0.1), new(0.05), new(5000), new(1e-4)], rates);
            return (rates[0].Value, rates[1].Value);
        }
    }

    private static (OdeResidualLoss<PointSourceField> Loss, Segment[] Segments) Loss(PointSourceField field)
    {
        var rows = TrackSamples.Rows(TrackSamples.Forward, 200);
        return (
            new OdeResidualLoss<PointSourceField>(FormulationFit.Increment(rows, 6), field, Fractions, 1, 0),
            [.. Enumerable.Range(0, Samples).Select(i => rows.Segment(i))]);
    }

    private static double[] Inputs(Formulation formulation, Segment[] segments)
    {
        var columns = formulation.Inputs + Segment.Columns;
        var inputs = new double[segments.Length * columns];
        var encoded = new float[formulation.Inputs];
        for (var i = 0; i < segments.Length; i++)
        {
            formulation.EncodeInputs(segments[i], encoded);
            for (var c = 0; c < encoded.Length; c++)
            {
                inputs[(i * columns) + c] = encoded[c];
            }

            segments[i].ToRow(inputs.AsSpan((i * columns) + encoded.Length));
        }

        return inputs;
    }

    // States of a fine integration, and their differences as derivatives: neither knows the loss.
    private static double Largest<TField>(OdeResidualLoss<TField> loss, Segment[] segments)
        where TField : struct, IMagneticField
    {
        const double step = 0.5;
        var truth = ReferenceTruth.In(PointSourceField.LhcbDipole);
        var tape = new TapeBuilder<double>();
        var states = tape.Input(4, Fractions.Length);
        var slopes = tape.Input(4, Fractions.Length);
        var segment = tape.Input(Segment.Columns);
        var program = tape.Build(loss.Residuals(tape, states, slopes, segment));
        var (values, derivatives, rows) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var track in segments)
        {
            foreach (var fraction in Fractions)
            {
                var z = track.Z0 + (fraction * track.Dz);
                values.AddRange(Increment(track, z));
                var (before, after) = (Increment(track, z - step), Increment(track, z + step));
                derivatives.AddRange(after.Zip(before, (b, a) => (b - a) * track.Dz / (2 * step)));
            }

            var row = new double[Segment.Columns];
            track.ToRow(row);
            rows.AddRange(row);
        }

        return FamilyPrograms.Values(program, [], segments.Length, [.. values], [.. derivatives], [.. rows]).Max(Math.Abs);

        double[] Increment(Segment track, double z)
        {
            var state = truth.Extrapolate(TrackSamples.StateOf(track), new(track.Z0), new(z)).State;
            var scale = loss.Formulation.OutputScale;
            return [(state.X.Value - track.X) / scale[0], (state.Y.Value - track.Y) / scale[1], (state.Tx - track.Tx) / scale[2], (state.Ty - track.Ty) / scale[3]];
        }
    }
}
