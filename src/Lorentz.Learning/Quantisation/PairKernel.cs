namespace Lorentz.Learning.Quantisation;

/// <summary>
/// The inner loops of a layer in integers, compiled for each kind of vector. Weights of 8 bits meet activations of 8 bits
/// as 16-bit factors: AVX2's product of bytes saturates at sums of two, that of 16-bit integers is exact for all bytes and
/// as fast where multiplications are what counts.
/// </summary>
internal abstract unsafe class PairKernel
{
    /// <summary>Neurons that go through a loop together.</summary>
    internal const int Panel = 32;

    /// <summary>Samples that go through <see cref="Four"/> together.</summary>
    internal const int Group = 4;

    /// <summary>The fastest that this processor has. The bits are the same.</summary>
    internal static PairKernel Best { get; } =
        Pairs512.IsSupported ? new PairKernel<Pairs512>() : Pairs256.IsSupported ? new PairKernel<Pairs256>() : new PairKernel<PlainPairs>();

    /// <summary>t = offsets + W q for a panel of neurons and one sample.</summary>
    /// <param name="weights">For each pair of inputs the pairs of all neurons of the panel.</param>
    /// <param name="offsets">Where the sum of each neuron starts.</param>
    /// <param name="q">The inputs.</param>
    /// <param name="pairs">Pairs of inputs.</param>
    /// <param name="t">Receives the sums.</param>
    internal abstract void One(sbyte* weights, int* offsets, short* q, int pairs, int* t);

    /// <summary>The same for four samples.</summary>
    /// <param name="weights">For each pair of inputs the pairs of all neurons of the panel.</param>
    /// <param name="offsets">Where the sum of each neuron starts.</param>
    /// <param name="q">The inputs of the first sample.</param>
    /// <param name="inputStride">From one sample's inputs to the next one's.</param>
    /// <param name="pairs">Pairs of inputs.</param>
    /// <param name="t">Receives the sums of the first sample.</param>
    /// <param name="sumStride">From one sample's sums to the next one's.</param>
    internal abstract void Four(sbyte* weights, int* offsets, short* q, int inputStride, int pairs, int* t, int sumStride);
}
