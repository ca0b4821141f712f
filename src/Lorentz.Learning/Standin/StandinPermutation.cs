using System.Numerics;

namespace Lorentz.Learning.Standin;

/// <summary>A Feistel permutation.</summary>
internal readonly struct StandinPermutation(ulong seed, ulong stream, long count)
{
    private readonly int half = Math.Max(1, (BitOperations.Log2((ulong)Math.Max(count - 1, 1)) / 2) + 1);
    private readonly ulong key = StandinRandom.Mix(StandinRandom.Mix(seed) + stream);

    internal long At(long index)
    {
        var mask = (1UL << half) - 1;
        var x = (ulong)index;
        do
        {
            var left = x >> half;
            var right = x & mask;
            for (var round = 0UL; round < 4; round++)
            {
                (left, right) = (right, left ^ (StandinRandom.Mix(key + (round << 56) + right) & mask));
            }

            x = (left << half) | right;
        }
        while (x >= (ulong)count);
        return (long)x;
    }
}
