using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Random;

/// <summary>
/// Random numbers without state: value i of a stream is a pure function of (seed, stream, i), so any thread may draw
/// any value in any order. Streams of one seed are independent of each other.
/// </summary>
/// <remarks>
/// All kinds of value at one index come from the same 128 random bits: give each quantity its own stream or its own
/// indices. Source of the bits: <see cref="Philox"/>, key = seed, counter = (index, stream).
/// </remarks>
/// <param name="Seed">Seed of the whole experiment.</param>
/// <param name="Stream">Number of the stream.</param>
public readonly record struct RandomStream(ulong Seed, ulong Stream)
{
    private const double Ulp53 = 1.0 / 9007199254740992.0;

    /// <summary>The 128 random bits at <paramref name="index"/>.</summary>
    public PhiloxBlock Block(ulong index) =>
        Philox.Block(
            new((uint)index, (uint)(index >> 32), (uint)Stream, (uint)(Stream >> 32)), (uint)Seed, (uint)(Seed >> 32));

    /// <summary>Uniform in [0, 1): a whole multiple of 2^-53.</summary>
    public double Uniform(ulong index) => (long)(Block(index).Lower >> 11) * Ulp53;

    /// <summary>lower + (upper - lower) u with u uniform in [0, 1); rounding may give upper itself.</summary>
    public double Uniform(ulong index, double lower, double upper) =>
        Math.FusedMultiplyAdd(upper - lower, Uniform(index), lower);

    /// <summary>Uniform in [0, 1): a whole multiple of 2^-24.</summary>
    public float UniformSingle(ulong index) => (Block(index).Word0 >> 8) * (1f / 16777216f);

    /// <summary>
    /// Whole number from 0 to bound - 1. Each comes up with probability 1/bound within 2^-64: a bias of relative size
    /// bound * 2^-64.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is 0.</exception>
    public ulong Below(ulong index, ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        return Math.BigMul(Block(index).Lower, bound, out _);
    }

    /// <summary>Standard normal, |value| below 8.6: Box and Muller's transform (Ann. Math. Stat. 29, 1958).</summary>
    public double Normal(ulong index) => NormalPair(index).First;

    /// <summary>Two independent standard normals for the price of one; the first is <see cref="Normal"/>.</summary>
    public (double First, double Second) NormalPair(ulong index)
    {
        var block = Block(index);
        var (first, second) = BoxMuller(
            Vector256.CreateScalar(RadiusUnits(block)), Vector256.CreateScalar(AngleUnits(block)));
        return (first.ToScalar(), second.ToScalar());
    }

    /// <summary>The pairs of normals at four consecutive indices, with the bits <see cref="NormalPair"/> has.</summary>
    public (Vector256<double> First, Vector256<double> Second) NormalPairs(ulong index)
    {
        var (a, b, c, d) = (Block(index), Block(index + 1), Block(index + 2), Block(index + 3));
        return BoxMuller(
            Vector256.Create(RadiusUnits(a), RadiusUnits(b), RadiusUnits(c), RadiusUnits(d)),
            Vector256.Create(AngleUnits(a), AngleUnits(b), AngleUnits(c), AngleUnits(d)));
    }

    /// <summary>1 to 2^53: never 0, so that its logarithm exists.</summary>
    private static double RadiusUnits(PhiloxBlock block) => (long)(block.Lower >> 11) + 1;

    /// <summary>0 to 2^53 - 1.</summary>
    private static double AngleUnits(PhiloxBlock block) => (long)(block.Upper >> 11);

    private static (Vector256<double> First, Vector256<double> Second) BoxMuller(
        Vector256<double> radiusUnits, Vector256<double> angleUnits)
    {
        var radius = Vector256.Sqrt(Logarithm.Of(radiusUnits * Ulp53) * -2.0);
        var (sine, cosine) = Trigonometric.SineAndCosine(angleUnits * Ulp53 * 6.283185307179586);
        return (radius * cosine, radius * sine);
    }
}
