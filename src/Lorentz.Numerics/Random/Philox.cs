namespace Lorentz.Numerics.Random;

/// <summary>Philox4x32-10: a keyed bijection of 128-bit counters, random enough to pass every known test battery.</summary>
/// <remarks>Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC11).</remarks>
public static class Philox
{
    private const int Rounds = 10;

    /// <summary>The four random words of <paramref name="counter"/> under the key (key0, key1).</summary>
    public static PhiloxBlock Block(PhiloxBlock counter, uint key0, uint key1)
    {
        var (w0, w1, w2, w3) = counter;
        for (var round = 0; round < Rounds; round++)
        {
            var left = 0xd2511f53UL * w0;
            var right = 0xcd9e8d57UL * w2;
            (w0, w1, w2, w3) = ((uint)(right >> 32) ^ w1 ^ key0, (uint)right, (uint)(left >> 32) ^ w3 ^ key1, (uint)left);
            key0 += 0x9e3779b9;
            key1 += 0xbb67ae85;
        }

        return new(w0, w1, w2, w3);
    }
}
