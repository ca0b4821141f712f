using System.Numerics;

namespace Lorentz.Numerics.Random;

/// <summary>
/// A random order of 0 to count - 1 that needs no memory: position i maps to element this[i], each element once.
/// </summary>
/// <remarks>
/// A Feistel network of eight rounds over the least power of two at or above count, keyed by <see cref="Philox"/>;
/// a result outside the range is mapped again until it falls inside (cycle walking), fewer than two steps on
/// average. Source: Black and Rogaway, Ciphers with arbitrary finite domains (CT-RSA 2002), methods 2 and 3.
/// </remarks>
public readonly record struct RandomPermutation
{
    private const ulong KeyStream = 0x7065726d75746174;

    private readonly PhiloxBlock _firstKeys;
    private readonly PhiloxBlock _lastKeys;
    private readonly int _leftBits;
    private readonly int _rightBits;

    /// <summary>A permutation of <paramref name="count"/> elements, a pure function of its arguments.</summary>
    /// <param name="seed">Seed of the whole experiment.</param>
    /// <param name="number">Number of the permutation: the epoch, say.</param>
    /// <param name="count">Number of elements, 1 to 2^40.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 2^40.</exception>
    public RandomPermutation(ulong seed, ulong number, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1L << 40);
        var bits = Math.Max(2, 64 - BitOperations.LeadingZeroCount((ulong)count - 1));
        var keys = new RandomStream(seed ^ KeyStream, number);
        (_firstKeys, _lastKeys) = (keys.Block(0), keys.Block(1));
        (_leftBits, _rightBits) = (bits / 2, bits - (bits / 2));
        Count = count;
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>The element at <paramref name="position"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not 0 to Count - 1.</exception>
    public long this[long position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
            var element = (ulong)position;
            do
            {
                element = Encrypt(element);
            }
            while (element >= (ulong)Count);

            return (long)element;
        }
    }

    private ulong Encrypt(ulong value)
    {
        var leftMask = (1u << _leftBits) - 1;
        var rightMask = (1u << _rightBits) - 1;
        var left = (uint)(value >> _rightBits);
        var right = (uint)value & rightMask;
        left ^= Mix(right + _firstKeys.Word0) & leftMask;
        right ^= Mix(left + _firstKeys.Word1) & rightMask;
        left ^= Mix(right + _firstKeys.Word2) & leftMask;
        right ^= Mix(left + _firstKeys.Word3) & rightMask;
        left ^= Mix(right + _lastKeys.Word0) & leftMask;
        right ^= Mix(left + _lastKeys.Word1) & rightMask;
        left ^= Mix(right + _lastKeys.Word2) & leftMask;
        right ^= Mix(left + _lastKeys.Word3) & rightMask;
        return ((ulong)left << _rightBits) | right;
    }

    /// <summary>The finaliser of MurmurHash3 (Appleby, public domain): every input bit reaches every output bit.</summary>
    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x85ebca6b;
        value = (value ^ (value >> 13)) * 0xc2b2ae35;
        return value ^ (value >> 16);
    }
}
