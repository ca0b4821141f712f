using System.Runtime.Intrinsics;

namespace Lorentz.Bits;

/// <summary>FNV-1a over 64-bit words: a running hash of result bits.</summary>
/// <remarks>
/// Every NaN counts as the same: its sign and payload differ between processors and no result depends on them.
/// </remarks>
public sealed class BitHash
{
    /// <summary>The hash of everything added so far.</summary>
    public ulong Value { get; private set; } = 0xcbf29ce484222325;

    public BitHash Add(ulong bits)
    {
        Value = (Value ^ bits) * 0x100000001b3;
        Value ^= Value >> 32;
        return this;
    }

    public BitHash Add(double value) => Add(BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value));

    public BitHash Add(float value) => Add(BitConverter.SingleToUInt32Bits(float.IsNaN(value) ? float.NaN : value));

    public BitHash Add(Vector256<double> value)
    {
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            Add(value[lane]);
        }

        return this;
    }

    public BitHash Add(Vector256<float> value)
    {
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
        {
            Add(value[lane]);
        }

        return this;
    }

    public BitHash Add(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Add(value);
        }

        return this;
    }

    public BitHash Add(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            Add(value);
        }

        return this;
    }
}
