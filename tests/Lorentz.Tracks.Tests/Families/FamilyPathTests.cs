using System.Collections.Immutable;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Families;

public static class FamilyPathTests
{
    public static TheoryData<string> PhysicalNames => [.. FamilyPrograms.WithPath.Where(IsPhysical).Select(family => family.Name)];

    public static TheoryData<string> Names => [.. FamilyPrograms.WithPath.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(PhysicalNames))]
    public static void At_the_start_the_state_is_the_start_exactly(string name)
    {
        var (model, segments) = Model(name);
        foreach (var (segment, deviation) in segments.Zip(Predict(model, segments, [0])))
        {
            Assert.Equal((segment.X, segment.Y, segment.Tx, segment.Ty), deviation.EndOf(segment with { Dz = 0 }));
        }
    }

    [Fact]
    public static void The_published_skip_misses_the_start_by_the_ratio_of_two_spreads()
    {
        var rows = TrackSamples.Rows(TrackSamples.Forward, 200);
        var formulation = FormulationFit.Absolute(rows, 6);
        var family = new ResidualFamily([5, 4], true);
        var model = new FamilyModel(family, Weights(family), formulation, TrainingDomain.Of(rows));
        Segment[] segments = [rows.Segment(0), rows.Segment(1)];
        foreach (var (segment, deviation) in segments.Zip(Predict(model, segments, [0])))
        {
            var expected = formulation.OutputMean[0] + ((segment.X - formulation.InputMean[0]) * formulation.OutputScale[0] / formulation.InputScale[0]);
            Assert.Equal(expected, deviation.EndOf(segment with { Dz = 0 }).X, 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static void A_state_does_not_depend_on_which_others_are_asked_for(string name)
    {
        var (model, segments) = Model(name);
        var whole = Predict(model, segments, [0.25, 0.5, 1]);
        var half = Predict(model, segments, [0.5]);
        for (var i = 0; i < segments.Length; i++)
        {
            Assert.Equal(half[i], whole[(3 * i) + 1]);
        }
    }

    [Fact]
    public static void The_residual_family_has_straight_paths_and_the_fraction_family_has_not()
    {
        Assert.True(Bend(new ResidualFamily([5, 4]).Name) < 1e-3);
        Assert.True(Bend(new QuadraticFamily([5, 4]).Name) > 1);
        Assert.True(Bend(new FractionFamily([5, 4]).Name) > 1);

        static double Bend(string name)
        {
            var (model, segments) = Model(name);
            var states = Predict(model, segments[..1], [0.5, 1]);
            var (middle, end) = (states[0].EndOf(segments[0] with { Dz = segments[0].Dz / 2 }), states[1].EndOf(segments[0]));
            return Math.Abs(middle.X - (0.5 * (segments[0].X + end.X)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static void An_extrapolator_gives_the_end_of_the_path_and_keeps_charge_and_momentum(string name)
    {
        var (model, segments) = Model(name);
        var end = Predict(model, segments[..1], [1])[0].EndOf(segments[0]);
        var result = new FamilyExtrapolator("family", model).Extrapolate(
            TrackSamples.StateOf(segments[0]), new Millimetre(segments[0].Z0), new Millimetre(segments[0].Z0 + segments[0].Dz));
        Assert.Equal(segments[0].Qop, result.State.Qop.PerMeV);
        Assert.Equal(end.X, result.State.X.Value, 1e-3);
        Assert.Equal(end.Ty, result.State.Ty, 1e-6);
    }

    [Fact]
    public static void Families_without_a_path_say_so()
    {
        foreach (var family in FamilyPrograms.EndOnly)
        {
            var rows = TrackSamples.Rows(TrackSamples.Forward, 100);
            var model = new FamilyModel(family, Weights(family), FormulationFit.Increment(rows, 6), TrainingDomain.Of(rows));
            Assert.Throws<ArgumentException>(() => new FamilyPredictor(model, [0.5, 1], 4));
        }
    }

    private static bool IsPhysical(TrackFamily family) =>
        family is ResidualFamily { MixesNormalisations: false } or QuadraticFamily { MixesNormalisations: false } or FractionFamily { MixesNormalisations: false };

    private static float[] Weights(TrackFamily family) => [.. FamilyPrograms.Numbers(7, family.Parameters(6)).Select(weight => (float)weight)];

    private static (FamilyModel Model, Segment[] Segments) Model(string name)
    {
        var family = FamilyPrograms.WithPath.Single(candidate => candidate.Name == name);
        var rows = TrackSamples.Rows(TrackSamples.Forward, 100);
        return (
            new FamilyModel(family, Weights(family), FormulationFit.Increment(rows, 6), TrainingDomain.Of(rows)),
            [.. Enumerable.Range(0, 9).Select(i => rows.Segment(i))]);
    }

    private static Deviation[] Predict(FamilyModel model, Segment[] segments, ImmutableArray<double> fractions)
    {
        var deviations = new Deviation[segments.Length * fractions.Length];
        new FamilyPredictor(model, fractions, segments.Length).Predict(segments, deviations);
        return deviations;
    }
}
