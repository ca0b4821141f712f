using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Real;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Bits;

/// <summary>Computations of Lorentz.Numerics.</summary>
public static class NumericsComputations
{
    private const int Blocks = 2000;

    public static IReadOnlyList<Computation> All { get; } =
    [
        Elementary("exponential", 750.0, Exponential.Of, Exponential.Of, Exponential.Of, Exponential.Of),
        Elementary("logarithm", 50.0, Logarithm.Of, Logarithm.Of, Logarithm.Of, Logarithm.Of),
        Elementary(
            "hyperbolic-tangent", 25.0, HyperbolicTangent.Of, HyperbolicTangent.Of, HyperbolicTangent.Of, HyperbolicTangent.Of),
        Elementary("error-function", 8.0, ErrorFunction.Of, ErrorFunction.Of, ErrorFunction.Of, ErrorFunction.Of),
        Elementary("sine", 2e5, Trigonometric.Sine, Trigonometric.Sine, Trigonometric.Sine, Trigonometric.Sine),
        Elementary("cosine", 2e5, Trigonometric.Cosine, Trigonometric.Cosine, Trigonometric.Cosine, Trigonometric.Cosine),
        new("random-streams", RandomStreams),
        new("random-permutation", RandomPermutations),
        new("number-types", _ => NumberTypes()),
        new("reductions", Reductions),
        .. MatrixComputations.All,
    ];

    /// <summary>A function in its four forms: even arguments up to a size, and arguments of any bits whatever.</summary>
    private static Computation Elementary(
        string name,
        double size,
        Func<double, double> scalar,
        Func<float, float> singleScalar,
        Func<Vector256<double>, Vector256<double>> lanes,
        Func<Vector256<float>, Vector256<float>> singleLanes) => new(name, _ =>
    {
        var hash = new BitHash();
        var stream = new RandomStream(1, 2);
        for (var block = 0UL; block < Blocks; block++)
        {
            var any = stream.Block(block + 1_000_000);
            var wide = Vector256.Create(
                stream.Uniform(4 * block, -size, size),
                stream.Uniform((4 * block) + 1, -size, size),
                BitConverter.UInt64BitsToDouble(any.Lower),
                BitConverter.UInt64BitsToDouble(any.Upper));
            var low = stream.Block(block + 2_000_000);
            var narrow = Vector256.Create(
                low.Word0, low.Word1, low.Word2, low.Word3, 0x7f800000, 0xff800000, 0x7fc00000, 0x80000000).AsSingle();
            hash.Add(lanes(wide)).Add(scalar(wide[0])).Add(scalar(wide[2]));
            hash.Add(singleLanes(narrow)).Add(singleScalar(narrow[1])).Add(singleScalar((float)wide[0]));
            hash.Add(singleLanes(Vector256.Create((float)wide[0], (float)wide[1], 1, 2, 3, 4, -0.5f, -6)));
        }

        return hash.Value;
    });

    private static ulong RandomStreams(int threads)
    {
        var hashes = FixedOrder.Map(8, threads, chunk =>
        {
            var hash = new BitHash();
            var stream = new RandomStream(0x123456789abcdef0, (ulong)chunk);
            for (var index = 0UL; index < 500; index++)
            {
                var (first, second) = stream.NormalPairs(4 * index);
                hash.Add(stream.Uniform(index)).Add(stream.UniformSingle(index)).Add(stream.Below(index, 1_000_003));
                hash.Add(stream.Normal(index)).Add(first).Add(second);
            }

            return hash.Value;
        });
        return Fold(hashes);
    }

    private static ulong RandomPermutations(int threads)
    {
        var order = new RandomPermutation(7, 3, 5_000_000_011);
        return Fold(FixedOrder.Map(8, threads, chunk =>
        {
            var hash = new BitHash();
            for (var position = 0; position < 1000; position++)
            {
                hash.Add((ulong)order[(chunk * 600_000_000L) + position]);
            }

            return hash.Value;
        }));
    }

    private static ulong NumberTypes()
    {
        var hash = new BitHash();
        var stream = new RandomStream(5, 6);
        for (var index = 0UL; index < Blocks; index++)
        {
            var a = stream.Uniform(2 * index, 0.5, 2.0);
            var b = stream.Uniform((2 * index) + 1, 0.5, 2.0);
            hash.Add(Polynomial(new Real64(a), new Real64(b)).Value);
            hash.Add(Polynomial(new Real32((float)a), new Real32((float)b)).Value);
            hash.Add(Polynomial(new DoubleLanes(Vector256.Create(a, b, -a, 1)), new(Vector256.Create(b, a, b, 2))).Value);
            hash.Add(Polynomial(
                new FloatLanes(Vector256.Create((float)a)), new(Vector256.Create((float)b, 1, 2, 3, 4, 5, 6, 7))).Value);
            var dual = Polynomial(new Dual(a, 1.0), new Dual(b, a));
            hash.Add(dual.Value).Add(dual.Derivative);
            var jet = Polynomial(Jet5.Variable(a, 1), Jet5.Variable(b, 4));
            hash.Add(jet.Value).Add(jet.First).Add(jet.Last);
        }

        return hash.Value;
    }

    private static T Polynomial<T>(T x, T y)
        where T : struct, IReal<T>
    {
        var square = T.FusedMultiplyAdd(x, x, T.Constant(0.1));
        return T.Exp(-(x / y)) + (T.Sqrt(square) * T.InverseSqrt(square * y)) - (y * x);
    }

    private static ulong Reductions(int threads)
    {
        const int Size = 10_007;
        const int ChunkSize = 1000;
        var stream = new RandomStream(9, 9);
        var values = FixedOrder.Map(Size, threads, index => stream.Normal((ulong)index) * 1e3);
        var singles = Array.ConvertAll(values, value => (float)value);
        var chunks = FixedOrder.ChunkCount(Size, ChunkSize);
        var moments = FixedOrder.Reduce(
            chunks,
            threads,
            chunk =>
            {
                var (start, length) = FixedOrder.Chunk(Size, ChunkSize, chunk);
                return Moments.Of(values.AsSpan((int)start, length));
            },
            default(Moments),
            (total, part) => total.Merge(part));
        var hash = new BitHash();
        hash.Add(FixedOrderSum.Of(values)).Add(FixedOrderSum.Of(singles)).Add(FixedOrderSum.Pairwise(values));
        hash.Add(FixedOrderSum.OfProducts(values, values)).Add(CompensatedSum.Of(values));
        hash.Add(moments.Mean).Add(moments.StandardDeviation).Add(moments.RootMeanSquare);
        hash.Add(new Quantiles(values).At(0.683)).Add(Extremes.Maximum(values)).Add(Extremes.MaximumMagnitude(values));
        return hash.Value;
    }

    private static ulong Fold(ulong[] hashes)
    {
        var hash = new BitHash();
        foreach (var part in hashes)
        {
            hash.Add(part);
        }

        return hash.Value;
    }
}
