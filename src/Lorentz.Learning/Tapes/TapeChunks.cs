namespace Lorentz.Learning.Tapes;

/// <summary>How many samples go through a program at once.</summary>
internal static class TapeChunks
{
    // Values and gradients of a chunk stay in the second-level cache, with room for the weights in use.
    private const int Bytes = 1 << 19;
    private const int Least = 8;
    private const int Most = 128;

    /// <summary>Samples of a chunk: part of the contract on bits, a function of program and batch size alone.</summary>
    internal static int Samples(TapeProgram<float> program, int batchSize)
    {
        var fit = Bytes / sizeof(float) / Math.Max(1, program.NumbersPerSample);
        return (int)Math.Min(batchSize, Math.Clamp(fit / Least * Least, Least, Most));
    }
}
