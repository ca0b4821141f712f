namespace Lorentz.Learning.Tapes;

/// <summary>How many samples go through a program at once.</summary>
internal static class TapeChunks
{
    // A pass touches a part of a chunk at a time: this much in all keeps that part in a second-level cache of half the size.
    private const int Bytes = 1 << 20;
    private const int Least = 8;
    private const int Most = 128;

    /// <summary>Samples of a chunk: part of the contract on bits, a function of program and batch size alone.</summary>
    internal static int Samples(TapeProgram<float> program, int batchSize)
    {
        var fit = Bytes / sizeof(float) / Math.Max(1, program.NumbersPerSample);
        return (int)Math.Min(batchSize, Math.Clamp(fit / Least * Least, Least, Most));
    }
}
