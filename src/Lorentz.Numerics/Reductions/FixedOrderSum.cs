using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Reductions;

/// <summary>Sums whose order of additions is part of their definition: the same bits on every processor.</summary>
public static class FixedOrderSum
{
    private const int Stride = 16;
    private const int PairwiseBlock = 512;

    /// <summary>
    /// Sixteen interleaved partial sums, element i to sum i mod 16, then added as ((s0+s4)+(s8+s12)) and so on. Fast;
    /// its rounding error grows as the count over sixteen.
    /// </summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var s0 = Vector256<double>.Zero;
        var s1 = Vector256<double>.Zero;
        var s2 = Vector256<double>.Zero;
        var s3 = Vector256<double>.Zero;
        while (values.Length >= Stride)
        {
            s0 += Vector256.Create(values);
            s1 += Vector256.Create(values[4..]);
            s2 += Vector256.Create(values[8..]);
            s3 += Vector256.Create(values[12..]);
            values = values[Stride..];
        }

        Span<double> rest = stackalloc double[Stride];
        rest.Clear();
        values.CopyTo(rest);
        s0 += Vector256.Create<double>(rest);
        s1 += Vector256.Create<double>(rest[4..]);
        s2 += Vector256.Create<double>(rest[8..]);
        s3 += Vector256.Create<double>(rest[12..]);
        return Lanes(s0 + s1 + (s2 + s3));
    }

    /// <summary>Sum of floats in double precision, in the order of <see cref="Of(ReadOnlySpan{double})"/> on 8 sums.</summary>
    public static double Of(ReadOnlySpan<float> values)
    {
        var lower = Vector256<double>.Zero;
        var upper = Vector256<double>.Zero;
        while (values.Length >= 8)
        {
            var (first, second) = Vector256.Widen(Vector256.Create(values));
            lower += first;
            upper += second;
            values = values[8..];
        }

        Span<float> rest = stackalloc float[8];
        rest.Clear();
        values.CopyTo(rest);
        var (restLower, restUpper) = Vector256.Widen(Vector256.Create<float>(rest));
        return Lanes(lower + restLower + (upper + restUpper));
    }

    /// <summary>
    /// Halves added recursively down to blocks of 512: the error grows as the logarithm of the count.
    /// </summary>
    /// <remarks>Source: Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), section 4.2.</remarks>
    public static double Pairwise(ReadOnlySpan<double> values)
    {
        if (values.Length <= PairwiseBlock)
        {
            return Of(values);
        }

        // The cut is a power of two of whole blocks, so the tree depends on the count alone.
        var half = PairwiseBlock;
        while (half * 2 < values.Length)
        {
            half *= 2;
        }

        return Pairwise(values[..half]) + Pairwise(values[half..]);
    }

    /// <summary>Sum of products left[i] * right[i], each fused into one of sixteen interleaved sums.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double OfProducts(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"lengths differ: {left.Length} and {right.Length}", nameof(right));
        }

        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        while (left.Length >= Stride)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), Vector256.Create(right), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.Create(left[4..]), Vector256.Create(right[4..]), s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.Create(left[8..]), Vector256.Create(right[8..]), s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.Create(left[12..]), Vector256.Create(right[12..]), s3);
            left = left[Stride..];
            right = right[Stride..];
        }

        Span<double> rest = stackalloc double[2 * Stride];
        rest.Clear();
        left.CopyTo(rest);
        right.CopyTo(rest[Stride..]);
        s0 = Vector256.FusedMultiplyAdd(Vector256.Create<double>(rest), Vector256.Create<double>(rest[16..]), s0);
        s1 = Vector256.FusedMultiplyAdd(Vector256.Create<double>(rest[4..]), Vector256.Create<double>(rest[20..]), s1);
        s2 = Vector256.FusedMultiplyAdd(Vector256.Create<double>(rest[8..]), Vector256.Create<double>(rest[24..]), s2);
        s3 = Vector256.FusedMultiplyAdd(Vector256.Create<double>(rest[12..]), Vector256.Create<double>(rest[28..]), s3);
        return Lanes(s0 + s1 + (s2 + s3));
    }

    private static double Lanes(Vector256<double> sum) => sum[0] + sum[1] + (sum[2] + sum[3]);
}
