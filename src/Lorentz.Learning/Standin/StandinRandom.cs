namespace Lorentz.Learning.Standin;

/// <summary>Counter-based random numbers.</summary>
internal static class StandinRandom
{
    internal static ulong Mix(ulong x)
    {
        x ^= x >> 30;
        x *= 0xbf58476d1ce4e5b9UL;
        x ^= x >> 27;
        x *= 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }

    internal static double Uniform(ulong seed, ulong stream, ulong index) =>
        (Mix(Mix(Mix(seed + 0x9e3779b97f4a7c15UL) + stream) + index) >> 11) * (1.0 / 9007199254740992.0);
}
