using Lorentz.Learning.Activations;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Random;
using Xunit;

namespace Lorentz.Learning.Tests.Inference;

/// <summary>The derivatives of packed networks against those in double precision, which are exact to rounding.</summary>
public static class DifferentiateTests
{
    // Of the largest derivative; measured over more samples: 2e-6 for one layer, 5e-6 for several.
    private const double Single = 1e-5;
    private const double Double = 1e-14;

    public static TheoryData<NetworkShape> Shallow =>
    [
        .. from kind in new[] { ActivationKind.Silu, ActivationKind.Relu, ActivationKind.Gelu, ActivationKind.Tanh }
           from inputs in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 23 }
           select new NetworkShape(inputs, (50 * inputs) + 3, 1 + (inputs % 4), kind),
        new NetworkShape(6, 1, 4, ActivationKind.Silu),
        new NetworkShape(6, 4100, 4, ActivationKind.Silu),
    ];

    public static TheoryData<DeepShape> Deep =>
    [
        .. Enum.GetValues<ActivationKind>().Select(kind => new DeepShape(6, [24, 40], 4, kind)),
        new DeepShape(6, [9, 33, 16], 4, ActivationKind.Silu),
        new DeepShape(20, [1], 1, ActivationKind.Silu),
        new DeepShape(40, [17, 100], 3, ActivationKind.Silu),
        new DeepShape(2, [19, 5], 9, ActivationKind.Tanh),
        new DeepShape(6, [3000, 64], 4, ActivationKind.Silu),
    ];

    [Theory]
    [MemberData(nameof(Shallow))]
    public static void One_layer_agrees_with_double_precision_and_its_outputs_to_the_bit(NetworkShape shape)
    {
        var network = WidthScaled.Create(shape, 3, 4);
        var packed = new PackedNetwork(network);
        Agrees<float>(new(network), packed.Evaluate, packed.Differentiate, value => (float)value, value => value, Single);
    }

    [Theory]
    [MemberData(nameof(Deep))]
    public static void Several_layers_agree_with_double_precision_and_their_outputs_to_the_bit(DeepShape shape)
    {
        var network = WidthScaled.Create(shape, 3, 4);
        var (single, wide) = (new PackedDeepNetwork<float>(network), new PackedDeepNetwork<double>(network));
        Agrees<float>(new(network), single.Evaluate, single.Differentiate, value => (float)value, value => value, Single);
        Agrees<double>(new(network), wide.Evaluate, wide.Differentiate, value => value, value => value, Double);
    }

    [Fact]
    public static void Nothing_is_allocated_and_threads_do_not_meet()
    {
        var one = new PackedNetwork(WidthScaled.Create(new NetworkShape(6, 500, 4, ActivationKind.Silu), 3, 4));

        // Wide enough not to fit the stack.
        var several = new PackedDeepNetwork<float>(WidthScaled.Create(new DeepShape(6, [3000, 64], 4, ActivationKind.Silu), 3, 4));
        float[] inputs = [0.1f, -0.4f, 1.3f, 0.7f, -1.1f, 0.2f];
        var expected = Run(inputs);
        var (outputs, jacobian) = (new float[4], new float[24]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            one.Differentiate(inputs, outputs, jacobian);
            several.Differentiate(inputs, outputs, jacobian);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Parallel.For(0, 32, i =>
        {
            Run([.. inputs.Select(value => value + i)]);
            Assert.Equal(expected, Run(inputs));
        });

        float[] Run(float[] at)
        {
            var found = new float[48];
            one.Differentiate(at, new float[4], found.AsSpan(0, 24));
            several.Differentiate(at, new float[4], found.AsSpan(24));
            return found;
        }
    }

    [Fact]
    public static void Spans_of_another_length_are_refused()
    {
        var network = WidthScaled.Create(new NetworkShape(6, 8, 4, ActivationKind.Silu), 1, 2);
        foreach (var differentiate in new Differentiate<float>[]
            { new PackedNetwork(network).Differentiate, new PackedDeepNetwork<float>(DeepNetwork.Of(network)).Differentiate })
        {
            Assert.Throws<ArgumentException>(() => differentiate(new float[5], new float[4], new float[24]));
            Assert.Throws<ArgumentException>(() => differentiate(new float[6], new float[3], new float[24]));
            Assert.Throws<ArgumentException>(() => differentiate(new float[6], new float[4], new float[25]));
        }
    }

    private delegate void Evaluate<T>(ReadOnlySpan<T> inputs, Span<T> outputs);

    private delegate void Differentiate<T>(ReadOnlySpan<T> inputs, Span<T> outputs, Span<T> jacobian);

    private static void Agrees<T>(
        NetworkDerivative reference, Evaluate<T> evaluate, Differentiate<T> differentiate, Func<double, T> of, Func<T, double> widened, double tolerance)
    {
        var shape = reference.Shape;
        var random = new RandomStream(8, 1);
        var (expected, found) = (new double[shape.Outputs * shape.Inputs], new T[shape.Outputs * shape.Inputs]);
        var (outputs, alone) = (new T[shape.Outputs], new T[shape.Outputs]);
        for (var sample = 0; sample < 5; sample++)
        {
            T[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => of(random.Uniform((ulong)((100 * sample) + i), -2, 2)))];
            reference.Of([.. inputs.Select(widened)], new double[shape.Outputs], expected);
            evaluate(inputs, alone);
            differentiate(inputs, outputs, found);
            Assert.Equal(alone, outputs);
            var largest = expected.Max(Math.Abs);
            Assert.All(found.Zip(expected), pair => Assert.InRange(Math.Abs(widened(pair.First) - pair.Second), 0, tolerance * largest));
        }
    }
}
