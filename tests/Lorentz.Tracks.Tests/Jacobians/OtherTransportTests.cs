using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;
using Lorentz.Tracks.Sampling;
using Lorentz.Tracks.Tests.Charts;
using Lorentz.Tracks.Tests.Families;
using Lorentz.Tracks.Tests.Learned;
using Lorentz.Tracks.Tests.Marching;

namespace Lorentz.Tracks.Tests.Jacobians;

/// <summary>The matrices of marches, charts, families and of extrapolators made of others.</summary>
public static class OtherTransportTests
{
    public static TheoryData<string> Families => [.. FamilyPrograms.WithPath.Concat(FamilyPrograms.EndOnly).Select(family => family.Name)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void A_march_agrees_with_Ridders_of_the_reference_march(bool corrects)
    {
        var model = corrects ? Marches.Learned : Marches.Fit(12, false, 2);
        var march = new MarchExtrapolator("march", model);
        var matrix = new double[25];
        for (var i = 0; i < 6; i++)
        {
            var (state, z0, z1) = NetworkTransportTests.Question(Marches.TestRows.Segment(i));
            Assert.Equal(march.Extrapolate(state, new(z0), new(z1)), march.Transport(state, new(z0), new(z1), matrix));
            var differences = DifferenceJacobian.Extrapolated(
                s => End(s, z0, z1, segment => ReferenceMarch.Run(model, segment).Deviation), state, 0.004);
            Assert.InRange(ScaledMatrix.Distance(matrix, differences), 0, 1e-9);
        }
    }

    [Fact]
    public static void A_march_allocates_nothing_and_drifts_where_it_cannot_go()
    {
        var march = new MarchExtrapolator("march", Marches.Learned);
        var (matrix, drift) = (new double[25], new double[25]);
        var (state, z0, z1) = NetworkTransportTests.Question(Marches.TestRows.Segment(0));
        march.Transport(state, new(z0), new(z1), matrix);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            march.Transport(state, new(z0), new(z1), matrix);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        foreach (var (from, to) in new[] { (z0, z0), (3000.0, 5000.0), (z0, z0 - 100) })
        {
            march.Transport(state, new(from), new(to), matrix);
            TransportJacobian.WriteDrift(to - from, drift);
            Assert.Equal(drift, matrix);
        }
    }

    [Fact]
    public static void A_chart_agrees_with_Ridders_of_its_double_precision_form()
    {
        foreach (var shape in new ChartShape[] { new(4, 3, 5, 0.5), new(0, 0, 0, 0), new(1, 1, 1, 1) })
        {
            var chart = ChartSamples.Random(shape, planes: 24, size: 0.05);
            var extrapolator = new ChartExtrapolator("chart", chart);
            var rows = TrackSamples.Rows(TrackSamples.Forward, 10);
            var matrix = new double[25];
            for (var i = 0; i < 6; i++)
            {
                // Also within the first interval, which has no plane before it.
                var segment = i == 0 ? rows.Segment(i) with { Dz = 300 } : rows.Segment(i);
                var (state, z0, z1) = NetworkTransportTests.Question(segment);
                Assert.Equal(extrapolator.Extrapolate(state, new(z0), new(z1)), extrapolator.Transport(state, new(z0), new(z1), matrix));
                var differences = DifferenceJacobian.Extrapolated(s => End(s, z0, z1, question => chart.Evaluate(question)), state, 0.1);
                Assert.InRange(ScaledMatrix.Distance(matrix, differences), 0, 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public static void A_family_agrees_with_Ridders_of_its_tape_in_double_precision(string name)
    {
        var family = FamilyPrograms.WithPath.Concat(FamilyPrograms.EndOnly).Single(candidate => candidate.Name == name);
        var rows = TrackSamples.Rows(TrackSamples.Forward, 100);
        var formulation = FormulationFit.Increment(rows, 6);
        float[] weights = [.. FamilyPrograms.Numbers(7, family.Parameters(6)).Select(weight => (float)weight)];
        var extrapolator = new FamilyExtrapolator("family", new(family, weights, formulation, TrainingDomain.Of(rows)));
        var tape = new Learning.Tapes.TapeBuilder<double>();
        var features = tape.Input(6);
        var program = tape.Build(family.Record(tape, features, tape.ConstantPerSample(1, 1, 1), 1));
        var wide = Array.ConvertAll(weights, weight => (double)weight);
        var matrix = new double[25];
        for (var i = 0; i < 3; i++)
        {
            var (state, z0, z1) = NetworkTransportTests.Question(rows.Segment(i));
            Assert.Equal(extrapolator.Extrapolate(state, new(z0), new(z1)), extrapolator.Transport(state, new(z0), new(z1), matrix));
            var differences = DifferenceJacobian.Extrapolated(s => End(s, z0, z1, Answer), state, 0.1);
            Assert.InRange(ScaledMatrix.Distance(matrix, differences), 0, 5e-6);
            extrapolator.TransportExactly(state, new(z0), new(z1), matrix);
            Assert.InRange(ScaledMatrix.Distance(matrix, differences), 0, 1e-9);
        }

        Deviation Answer(Segment segment)
        {
            var raw = new double[6];
            formulation.RawInputs(segment, raw);
            var outputs = FamilyPrograms.Values(
                program, wide, 1, [[.. raw.Select((value, i) => (value - formulation.InputMean[i]) / formulation.InputScale[i])]]);
            return formulation.Decode(segment, outputs[0], outputs[1], outputs[2], outputs[3]);
        }
    }

    [Fact]
    public static void Corrected_mean_and_binned_extrapolators_put_their_parts_matrices_together()
    {
        var coarse = new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, PointSourceField.LhcbDipole, 0, 2);
        var network = new LearnedExtrapolator("network", RandomModels.Create("residual", 6, out var rows));
        var (state, z0, z1) = NetworkTransportTests.Question(rows.Segment(0));
        var (first, second, line, found) = (new double[25], new double[25], new double[25], new double[25]);
        coarse.Transport(state, new(z0), new(z1), first);
        network.Transport(state, new(z0), new(z1), second);
        TransportJacobian.WriteDrift(z1 - z0, line);

        var defect = new DefectExtrapolator("defect", coarse, network);
        Assert.Equal(defect.Extrapolate(state, new(z0), new(z1)), defect.Transport(state, new(z0), new(z1), found));
        Assert.InRange(ScaledMatrix.Distance(found, [.. first.Select((entry, i) => entry + second[i] - line[i])]), 0, 1e-14);
        Assert.True(ScaledMatrix.Distance(found, first) > 1e-4);

        ImmutableArray<Extrapolator> members = [coarse, network];
        var mean = new EnsembleExtrapolator("mean", members);
        Assert.Equal(mean.Extrapolate(state, new(z0), new(z1)), mean.Transport(state, new(z0), new(z1), found));
        Assert.InRange(ScaledMatrix.Distance(found, [.. first.Select((entry, i) => 0.5 * (entry + second[i]))]), 0, 1e-14);

        var binned = new BinnedExtrapolator("binned", [z1 - z0], members);
        binned.Transport(state, new(z0), new(z1), found);
        Assert.Equal(second, found);
        binned.Transport(state, new(z0), new(z1 - 1), found);
        coarse.Transport(state, new(z0), new(z1 - 1), first);
        Assert.Equal(first, found);
    }

    private static TrackState End(TrackState s, double z0, double z1, Func<Segment, Deviation> answer)
    {
        var segment = new Segment(s.X.Value, s.Y.Value, s.Tx, s.Ty, s.Qop.PerMeV, z0, z1 - z0);
        var (x, y, tx, ty) = answer(segment).EndOf(segment);
        return new(new(x), new(y), tx, ty, s.Qop);
    }
}
