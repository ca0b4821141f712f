namespace Lorentz.Numerics.Random;

/// <summary>Four 32-bit words: a counter of <see cref="Philox"/> or what it makes of one.</summary>
/// <param name="Word0">First word.</param>
/// <param name="Word1">Second word.</param>
/// <param name="Word2">Third word.</param>
/// <param name="Word3">Fourth word.</param>
public readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3)
{
    /// <summary>Words 1 and 0 as one number.</summary>
    public ulong Lower => ((ulong)Word1 << 32) | Word0;

    /// <summary>Words 3 and 2 as one number.</summary>
    public ulong Upper => ((ulong)Word3 << 32) | Word2;
}
