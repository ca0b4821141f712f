using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Quantisation;

/// <summary>
/// Rounds the weights of a neuron one after the other, each to make up for what the ones before it lost on the samples of
/// calibration (Lybrand and Saab, A greedy algorithm for quantizing neural networks, JMLR 22, 2021, eq. 3).
/// </summary>
/// <remarks>
/// With x_k the exact values of input k over the samples, y_k the rounded ones and u the error so far, q_k is the integer
/// nearest to (u + w_k x_k) y_k / (scale |y_k|^2), then u += w_k x_k - scale q_k y_k. It knows the rounding of the inputs
/// as well as that of the weights.
/// </remarks>
/// <param name="exact">Exact values: a row of samples for each input.</param>
/// <param name="rounded">The same after rounding, and what layers before lost.</param>
/// <param name="samples">Samples of a row, a multiple of <see cref="Lanes"/>; those that do not exist are zero.</param>
internal sealed class GreedyRounding(float[] exact, float[] rounded, int samples)
{
    /// <summary>Samples that are summed side by side.</summary>
    internal const int Lanes = 8;

    private readonly float[] cross = Products(exact, rounded, samples);
    private readonly float[] squares = Products(rounded, rounded, samples);

    /// <summary>Rounds one neuron.</summary>
    /// <param name="weights">A weight for each input.</param>
    /// <param name="scale">Value of one unit.</param>
    /// <param name="limit">Greatest magnitude of the integers.</param>
    /// <param name="integers">Receives an integer for each input.</param>
    /// <param name="error">Receives what is lost on each sample: exact minus rounded.</param>
    internal void Round(ReadOnlySpan<float> weights, float scale, int limit, Span<int> integers, Span<float> error)
    {
        error.Clear();
        var overlap = 0f;
        for (var k = 0; k < weights.Length; k++)
        {
            var wanted = squares[k] > 0 ? (overlap + (weights[k] * cross[k])) / squares[k] : weights[k];
            integers[k] = scale > 0 && float.IsFinite(wanted) ? (int)Math.Clamp(MathF.Round(wanted / scale), -limit, limit) : 0;
            var next = k + 1 < weights.Length ? rounded.AsSpan((k + 1) * samples, samples) : default;
            overlap = Advance(weights[k], exact.AsSpan(k * samples, samples), -(scale * integers[k]), rounded.AsSpan(k * samples, samples), next, error);
        }
    }

    // u += w x + v y; answers u z of the next input, or 0 where there is none.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Advance(float w, ReadOnlySpan<float> x, float v, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> u)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var second = ref MemoryMarshal.GetReference(y);
        ref var error = ref MemoryMarshal.GetReference(u);
        ref var following = ref MemoryMarshal.GetReference(z);
        var (firstFactor, secondFactor, sum) = (Vector256.Create(w), Vector256.Create(v), Vector256<float>.Zero);
        for (nuint i = 0; i < (nuint)u.Length; i += Lanes)
        {
            var sample = Vector256.FusedMultiplyAdd(firstFactor, Vector256.LoadUnsafe(ref first, i), Vector256.LoadUnsafe(ref error, i));
            sample = Vector256.FusedMultiplyAdd(secondFactor, Vector256.LoadUnsafe(ref second, i), sample);
            sample.StoreUnsafe(ref error, i);
            if (!z.IsEmpty)
            {
                sum = Vector256.FusedMultiplyAdd(sample, Vector256.LoadUnsafe(ref following, i), sum);
            }
        }

        return Fold(sum);
    }

    private static float[] Products(float[] left, float[] right, int samples)
    {
        var products = new float[left.Length / samples];
        for (var k = 0; k < products.Length; k++)
        {
            var sum = Vector256<float>.Zero;
            for (var i = k * samples; i < (k + 1) * samples; i += Lanes)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.Create<float>(left.AsSpan(i, Lanes)), Vector256.Create<float>(right.AsSpan(i, Lanes)), sum);
            }

            products[k] = Fold(sum);
        }

        return products;
    }

    // By halves: the same order on every machine.
    private static float Fold(Vector256<float> sum)
    {
        var half = sum.GetLower() + sum.GetUpper();
        return (half[0] + half[2]) + (half[1] + half[3]);
    }
}
