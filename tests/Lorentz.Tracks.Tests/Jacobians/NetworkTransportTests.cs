using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Quantisation;
using Lorentz.Learning.Reference;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;
using Lorentz.Tracks.Tests.Formulations;
using Lorentz.Tracks.Tests.Learned;

namespace Lorentz.Tracks.Tests.Jacobians;

/// <summary>The matrix of networks against differences of the same network, evaluated plainly in double precision.</summary>
public static class NetworkTransportTests
{
    // What single precision may cost, in natural sizes.
    private const double SinglePrecision = 5e-6;

    public static TheoryData<string, int> Formulations => new()
    {
        { "absolute", 6 }, { "absolute", 7 }, { "increment", 6 }, { "residual", 6 }, { "residual", 7 }, { "residual-plain", 6 }, { "warped", 11 },
        { "chart-remainder", 6 },
    };

    [Theory]
    [MemberData(nameof(Formulations))]
    public static void It_agrees_with_Ridders_of_the_network_in_double_precision_and_in_single_with_that(string name, int inputs)
    {
        var (formulation, rows) = Fitted(name, inputs);
        var network = Create(inputs, 24);
        var domain = TrainingDomain.Of(rows);
        var shallow = new LearnedExtrapolator("shallow", new(network, formulation, domain));
        Agrees(shallow, formulation, DeepNetwork.Of(network), rows.Segment);
        var deep = WidthScaled.Create(new DeepShape(inputs, [19, 12], 4, ActivationKind.Gelu), 4, 2);
        Agrees(new DeepExtrapolator("deep", deep, formulation, domain), formulation, deep, rows.Segment);
    }

    // A step of an integer network has no derivative: the matrix is that of the network it stands for, at its own answer.
    [Fact]
    public static void Integers_have_the_matrix_of_the_network_they_stand_for()
    {
        var (formulation, rows) = Fitted("residual", 6);
        var network = WidthScaled.Create(new DeepShape(6, [19, 12], 4, ActivationKind.Silu), 4, 2);
        var inputs = new float[6 * 200];
        for (var i = 0; i < 200; i++)
        {
            formulation.EncodeInputs(rows.Segment(i), inputs.AsSpan(6 * i, 6));
        }

        var integers = new QuantisedExtrapolator("integers", Quantiser.Quantise(network, inputs, new(), 1), formulation, TrainingDomain.Of(rows));
        var floats = new DeepExtrapolator("floats", network, formulation, TrainingDomain.Of(rows));
        var (matrix, exact, whole) = (new double[25], new double[25], new double[25]);
        for (var i = 0; i < 5; i++)
        {
            var (state, z0, z1) = Question(rows.Segment(i));
            var end = integers.Extrapolate(state, new(z0), new(z1));
            Assert.Equal(end, integers.Transport(state, new(z0), new(z1), matrix));
            Assert.Equal(end, integers.TransportExactly(state, new(z0), new(z1), exact));
            Assert.InRange(ScaledMatrix.Distance(matrix, exact), 1e-12, SinglePrecision);
            floats.TransportExactly(state, new(z0), new(z1), whole);
            Assert.InRange(ScaledMatrix.Distance(matrix, whole), 1e-6, 0.05);
        }
    }

    [Theory]
    [MemberData(nameof(Formulations))]
    public static void The_state_is_that_of_an_extrapolation_without_matrix_to_the_bit_and_nothing_is_allocated(string name, int inputs)
    {
        var (formulation, rows) = Fitted(name, inputs);
        var extrapolator = new LearnedExtrapolator("network", new(Create(inputs, 40), formulation, TrainingDomain.Of(rows)));
        var matrix = new double[25];
        var (state, z0, z1) = Question(rows.Segment(0));
        extrapolator.Transport(state, new(z0), new(z1), matrix);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            extrapolator.Transport(state, new(z0), new(z1), matrix);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < 50; i++)
        {
            (state, z0, z1) = Question(rows.Segment(i));
            Assert.Equal(extrapolator.Extrapolate(state, new(z0), new(z1)), extrapolator.Transport(state, new(z0), new(z1), matrix));
            Assert.Equal([0, 0, 0, 0, 1], matrix[20..]);
        }
    }

    [Theory]
    [InlineData("residual", 7)]
    [InlineData("residual-plain", 6)]
    [InlineData("warped", 11)]
    [InlineData("chart-remainder", 6)]
    public static void A_step_of_no_length_is_the_identity_and_a_straight_track_drifts_but_for_its_charge(string name, int inputs)
    {
        var (formulation, rows) = Fitted(name, inputs);
        var network = Create(inputs, 24);
        var extrapolator = new LearnedExtrapolator("network", new(network, formulation, TrainingDomain.Of(rows)));
        var (matrix, expected) = (new double[25], new double[25]);
        for (var i = 0; i < 5; i++)
        {
            var segment = rows.Segment(i);
            var (state, z0, z1) = Question(segment);
            extrapolator.Transport(state, new(z0), new(z0), matrix);
            TransportJacobian.WriteDrift(0, expected);
            Assert.InRange(ScaledMatrix.Distance(matrix, expected), 0, 1e-15);

            // As q/p goes to zero only its column tells of the field: the deviation for a small q/p, over it.
            var straight = segment with { Qop = 0 };
            extrapolator.TransportExactly(Question(straight).State, new(z0), new(z1), matrix);
            TransportJacobian.WriteDrift(segment.Dz, expected);
            const double small = 1e-12;
            var (above, below) = (Deviate(straight with { Qop = small }), Deviate(straight with { Qop = -small }));
            (expected[4], expected[9], expected[14], expected[19]) = (
                (above.X - below.X) / (2 * small), (above.Y - below.Y) / (2 * small), (above.Tx - below.Tx) / (2 * small),
                (above.Ty - below.Ty) / (2 * small));
            Assert.InRange(ScaledMatrix.Distance(matrix, expected), 0, 1e-9);
            Assert.True(Math.Abs(matrix[4]) > 1);
            extrapolator.Transport(Question(straight).State, new(z0), new(z1), matrix);
            Assert.InRange(ScaledMatrix.Distance(matrix, expected), 0, SinglePrecision);
        }

        Deviation Deviate(Segment segment) => Reference(formulation, DeepNetwork.Of(network), segment);
    }

    [Fact]
    public static void Two_parts_multiply_in_their_order()
    {
        var (formulation, rows) = Fitted("residual", 7);
        var network = DeepNetwork.Of(Create(7, 24));
        var extrapolator = new LearnedExtrapolator("network", new(Create(7, 24), formulation, TrainingDomain.Of(rows)));
        var (first, second) = (new double[25], new double[25]);
        for (var i = 0; i < 5; i++)
        {
            // A slow track: for a straight one the order does not matter.
            var (state, z0, z1) = Question(rows.Segment(i) with { Qop = 1 / 2000.0 });
            var middle = 0.5 * (z0 + z1);
            extrapolator.TransportExactly(state, new(z0), new(middle), first);
            extrapolator.TransportExactly(Part(state, z0, middle), new(middle), new(z1), second);
            var whole = DifferenceJacobian.Extrapolated(s => Part(Part(s, z0, middle), middle, z1), state, 0.01);
            Assert.InRange(ScaledMatrix.Distance(Product(second, first), whole), 0, 1e-9);
            Assert.InRange(ScaledMatrix.Distance(Product(first, second), whole), 1e-5, 1);
        }

        TrackState Part(TrackState start, double z0, double z1) => End(formulation, network, start, z0, z1);
    }

    [Fact]
    public static void Without_an_end_state_the_matrix_is_unknown()
    {
        var (formulation, rows) = Fitted("residual", 6);
        var extrapolator = new LearnedExtrapolator("network", new(Create(6, 24), formulation, TrainingDomain.Of(rows)));
        var matrix = new double[25];
        var (state, z0, z1) = Question(rows.Segment(0));
        Assert.Equal(ExtrapolationStatus.NotFinite, extrapolator.Transport(state with { Tx = double.NaN }, new(z0), new(z1), matrix).Status);
        Assert.All(matrix, entry => Assert.True(double.IsNaN(entry)));
        Assert.Throws<ArgumentException>(() => extrapolator.Transport(state, new(z0), new(z1), new double[26]));
    }

    internal static (TrackState State, double Z0, double Z1) Question(in Segment segment) =>
        (TrackSamples.StateOf(segment), segment.Z0, segment.Z0 + segment.Dz);

    private static double[] Product(double[] second, double[] first)
    {
        var whole = new double[25];
        TransportJacobian.Multiply(second, first, whole);
        return whole;
    }

    private static void Agrees(NetworkExtrapolator extrapolator, Formulation formulation, DeepNetwork network, Func<long, Segment> segments)
    {
        var (matrix, exact) = (new double[25], new double[25]);
        for (var i = 0; i < 5; i++)
        {
            var (state, z0, z1) = Question(segments(i));
            Assert.Equal(extrapolator.Extrapolate(state, new(z0), new(z1)), extrapolator.TransportExactly(state, new(z0), new(z1), exact));
            var differences = DifferenceJacobian.Extrapolated(s => End(formulation, network, s, z0, z1), state, 0.01);
            Assert.InRange(ScaledMatrix.Distance(exact, differences), 0, 1e-9);
            extrapolator.Transport(state, new(z0), new(z1), matrix);
            Assert.InRange(ScaledMatrix.Distance(matrix, exact), 1e-12, SinglePrecision);
        }
    }

    private static TrackState End(Formulation formulation, DeepNetwork network, TrackState s, double z0, double z1)
    {
        var segment = new Segment(s.X.Value, s.Y.Value, s.Tx, s.Ty, s.Qop.PerMeV, z0, z1 - z0);
        var (x, y, tx, ty) = Reference(formulation, network, segment).EndOf(segment);
        return new(new(x), new(y), tx, ty, s.Qop);
    }

    private static Deviation Reference(Formulation formulation, DeepNetwork network, Segment segment)
    {
        var raw = new double[formulation.Inputs];
        formulation.RawInputs(segment, raw);
        Real64[] inputs = [.. raw.Select((value, i) => new Real64((value - formulation.InputMean[i]) / formulation.InputScale[i]))];
        Real64[] weights = [.. network.Weights.Select(weight => new Real64(weight))];
        var outputs = ReferenceDeepNetwork.Evaluate<Real64>(network.Shape, weights, inputs);
        return formulation.Decode(segment, outputs[0].Value, outputs[1].Value, outputs[2].Value, outputs[3].Value);
    }

    private static Network Create(int inputs, int width) => WidthScaled.Create(new NetworkShape(inputs, width, 4, ActivationKind.Silu), 6, 2);

    private static (Formulation Formulation, ArrayRows<double> Rows) Fitted(string name, int inputs)
    {
        var rows = TrackSamples.Rows(inputs == 7 ? TrackSamples.Anywhere : TrackSamples.Forward, 500);
        return name switch
        {
            "increment" => (FormulationFit.Increment(rows, inputs), rows),
            "residual-plain" => (FormulationFit.Residual(rows, inputs) with { TellsIntercept = false }, rows),
            _ => (FormulationTests.Fitted(name, inputs, out rows), rows),
        };
    }
}
