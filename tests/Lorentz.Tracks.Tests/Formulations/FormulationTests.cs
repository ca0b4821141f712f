using System.Collections.Immutable;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;
using Lorentz.Tracks.Tests.Charts;

namespace Lorentz.Tracks.Tests.Formulations;

public static class FormulationTests
{
    public static TheoryData<string, int> All => new()
    {
        { "absolute", 6 }, { "absolute", 7 }, { "residual", 6 }, { "residual", 7 }, { "warped", 11 }, { "chart-remainder", 6 },
    };

    internal static Formulation Fitted(string name, int inputs, out ArrayRows<double> rows)
    {
        rows = TrackSamples.Rows(inputs == 7 ? TrackSamples.Anywhere : TrackSamples.Forward, 500);
        return name switch
        {
            "absolute" => FormulationFit.Absolute(rows, inputs),
            "residual" => FormulationFit.Residual(rows, inputs),
            "warped" => FormulationFit.Warped(rows),
            _ => FormulationFit.Remainder(rows, ChartSamples.Random(new(2, 2, 2, 0.5), planes: 24, size: 0.01)),
        };
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void Decoding_undoes_encoding(string name, int inputs)
    {
        var formulation = Fitted(name, inputs, out var rows);
        var targets = new float[4];
        for (var i = 0; i < rows.Count; i++)
        {
            var segment = rows.Segment(i);
            var truth = rows.Deviation(i);
            formulation.EncodeTargets(segment, truth, targets);
            var decoded = formulation.Decode(segment, targets);

            // What the neighbouring single-precision targets would mean; and the rounding of positions of metres.
            var above = formulation.Decode(segment, Array.ConvertAll(targets, MathF.BitIncrement));
            var below = formulation.Decode(segment, Array.ConvertAll(targets, MathF.BitDecrement));
            AssertBetween(below.X, decoded.X, above.X, truth.X, 1e-11);
            AssertBetween(below.Y, decoded.Y, above.Y, truth.Y, 1e-11);
            AssertBetween(below.Tx, decoded.Tx, above.Tx, truth.Tx, 1e-14);
            AssertBetween(below.Ty, decoded.Ty, above.Ty, truth.Ty, 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void Inputs_are_the_segment_normalised(string name, int inputs)
    {
        var formulation = Fitted(name, inputs, out var rows);
        Assert.Equal((name, inputs), (formulation.Name, formulation.Inputs));
        var segment = rows.Segment(3);
        var encoded = new float[inputs];
        formulation.EncodeInputs(segment, encoded);
        var pointing = name != "absolute";
        double[] raw =
        [
            pointing ? segment.X - (segment.Tx * segment.Z0) : segment.X,
            pointing ? segment.Y - (segment.Ty * segment.Z0) : segment.Y,
            segment.Tx, segment.Ty, segment.Qop, segment.Dz, segment.Z0,
        ];
        for (var c = 0; c < Math.Min(raw.Length - (name == "warped" ? 1 : 0), inputs); c++)
        {
            Assert.Equal((raw[c] - formulation.InputMean[c]) / formulation.InputScale[c], encoded[c], 1e-6 * (1 + Math.Abs(encoded[c])));
        }
    }

    [Fact]
    public static void The_absolute_loss_is_the_squared_error_in_physical_units()
    {
        var formulation = Fitted("absolute", 6, out var rows);
        var (first, second) = (new float[4], new float[4]);
        var segment = rows.Segment(0);
        var truth = rows.Deviation(0);
        var answer = new Deviation(truth.X + 30, truth.Y - 40, truth.Tx + 3, truth.Ty - 4);
        formulation.EncodeTargets(segment, truth, first);
        formulation.EncodeTargets(segment, answer, second);
        var terms = formulation.LossWeights.Select((weight, c) => weight * Math.Pow(first[c] - second[c], 2)).ToArray();
        Assert.Equal([900.0, 1600, 9, 16], terms.Select(term => Math.Round(term, 2)));
        Assert.Equal(1f, formulation.SampleWeight(segment));
    }

    [Fact]
    public static void The_residual_loss_counts_its_outputs_alike_and_bent_tracks_more()
    {
        var formulation = Fitted("residual", 6, out _);
        Assert.Equal([1.0, 1, 1, 1], formulation.LossWeights);
        var most = new Segment(0, 0, 0, 0, 1 / 1500.0, 770, 12000);
        Assert.Equal(1, formulation.SampleWeight(most), 1e-6);
        Assert.Equal(1, formulation.SampleWeight(most with { Qop = -most.Qop, Dz = -12000 }), 1e-6);
        Assert.Equal(0.5, formulation.SampleWeight(most with { Dz = 6000 }), 1e-6);
        Assert.Equal(0.5, formulation.SampleWeight(most with { Qop = most.Qop / 4 }), 1e-6);
        Assert.Equal(0, formulation.SampleWeight(most with { Qop = 0 }));
    }

    [Fact]
    public static void Residual_targets_are_the_deviation_over_what_it_grows_with()
    {
        ImmutableArray<double> zeros = [0, 0, 0, 0, 0, 0];
        ImmutableArray<double> ones = [1, 1, 1, 1, 1, 1];
        var formulation = new ResidualFormulation(zeros, ones, zeros[..4], ones[..4]);
        var segment = new Segment(1, 2, 0.1, 0.2, -0.0005, 770, 2000);
        var raw = new double[4];
        formulation.RawTargets(segment, new(-2000, 4000, -1, 3), raw);
        Assert.Equal([1.0, -2, 1, -3], raw);
    }

    [Fact]
    public static void Warped_inputs_know_the_kick()
    {
        var formulation = new WarpedFormulation([.. new double[11]], [.. Enumerable.Repeat(1.0, 11)], [0, 0, 0, 0], [1, 1, 1, 1]);
        var raw = new double[11];
        formulation.RawInputs(new Segment(1, 2, 0.1, 0.2, -0.0005, 770, 5260 - 770), raw);
        Assert.Equal(0.5, raw[6], 1e-12);
        Assert.Equal([-0.00025, -0.000025, -0.00005, 6.25e-8], raw[7..].Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public static void A_network_that_answers_nothing_leaves_the_chart()
    {
        var chart = ChartSamples.Random(new(2, 2, 2, 0.5));
        var formulation = new ChartRemainderFormulation([.. new double[6]], [1, 1, 1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1], chart);
        var segment = new Segment(1, 2, 0.1, 0.2, -0.0005, 770, 1200);
        Assert.Equal(chart.Evaluate(segment), formulation.Decode(segment, new float[4]));
        var targets = new float[4];
        formulation.EncodeTargets(segment, chart.Evaluate(segment), targets);
        Assert.Equal(new float[4], targets);
    }

    [Fact]
    public static void Samples_are_encoded_in_the_order_asked_for()
    {
        var formulation = Fitted("residual", 7, out var rows);
        var samples = new EncodedSamples(rows, formulation);
        Assert.Equal((500L, 7, 4), (samples.Count, samples.Inputs, samples.Outputs));
        var (inputs, targets, weights) = (new float[14], new float[8], new float[2]);
        samples.Gather([499, 7], inputs, targets, weights);
        var (input, target) = (new float[7], new float[4]);
        for (var i = 0; i < 2; i++)
        {
            var row = i == 0 ? 499 : 7;
            formulation.EncodeInputs(rows.Segment(row), input);
            formulation.EncodeTargets(rows.Segment(row), rows.Deviation(row), target);
            Assert.Equal(input, inputs[(7 * i)..(7 * (i + 1))]);
            Assert.Equal(target, targets[(4 * i)..(4 * (i + 1))]);
            Assert.Equal(formulation.SampleWeight(rows.Segment(row)), weights[i]);
        }
    }

    private static void AssertBetween(double below, double decoded, double above, double truth, double rounding)
    {
        var ulp = Math.Abs(above - below);
        Assert.Equal(truth, decoded, ulp + rounding);
    }
}
