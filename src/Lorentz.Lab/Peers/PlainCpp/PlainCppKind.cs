namespace Lorentz.Lab.Peers.PlainCpp;

/// <summary>The two ways scripts/peers/plain.cpp evaluates a network.</summary>
public enum PlainCppKind
{
    /// <summary>The plan's loop: double, naive products row by row, std::exp; compiled with -O2.</summary>
    Double,

    /// <summary>Float, weights transposed so that loops over neurons make vectors, expf; compiled with -O3 -march=native.</summary>
    Float,
}
