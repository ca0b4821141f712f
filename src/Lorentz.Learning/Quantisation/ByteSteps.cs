using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Quantisation;

/// <summary>From values to integers before a layer, and from sums back to values behind it. Lengths are multiples of <see cref="Block"/>.</summary>
internal static unsafe class ByteSteps
{
    /// <summary>Numbers that are done at a time.</summary>
    internal const int Block = 16;

    /// <summary>q = round(x factor + zero) held within 0 to 255, for finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Quantise(float* x, float* factors, byte zero, int length, short* q)
    {
        var shift = Vector256.Create((float)zero);
        for (var i = 0; i < length; i += Block)
        {
            var low = Integers(Vector256.FusedMultiplyAdd(Vector256.Load(x + i), Vector256.Load(factors + i), shift));
            var high = Integers(Vector256.FusedMultiplyAdd(Vector256.Load(x + i + 8), Vector256.Load(factors + i + 8), shift));
            Vector256.Narrow(low, high).Store(q + i);
        }
    }

    /// <summary>t = bias + scale sum, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Restore(int* sums, float* scales, float* biases, int length)
    {
        var values = (float*)sums;
        for (var i = 0; i < length; i += 8)
        {
            var sum = Vector256.ConvertToSingle(Vector256.Load(sums + i));
            Vector256.FusedMultiplyAdd(sum, Vector256.Load(scales + i), Vector256.Load(biases + i)).Store(values + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Integers(Vector256<float> scaled)
    {
        var held = Vector256.MinNative(Vector256.MaxNative(scaled, Vector256<float>.Zero), Vector256.Create((float)ByteScale.Greatest));
        return (held + Vector256.Create(ByteScale.RoundingShift)).AsInt32() & Vector256.Create(ByteScale.Greatest);
    }
}
