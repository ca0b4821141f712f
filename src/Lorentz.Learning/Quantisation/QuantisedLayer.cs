namespace Lorentz.Learning.Quantisation;

/// <summary>
/// A layer in 8-bit integers: q_k = round(x_k Factors_k + Zero) held within 0 to 255, and
/// t_n = Biases_n + Scales_n sum over k of Weights_nk (q_k - Zero), the sum exact in 32 bits.
/// </summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Neurons">Number of neurons.</param>
/// <param name="Zero">The integer that stands for 0 at the input.</param>
/// <param name="Factors">A factor for each input.</param>
/// <param name="Weights">A row of inputs for each neuron, each from -127 to 127.</param>
/// <param name="Scales">A scale for each neuron.</param>
/// <param name="Biases">A bias for each neuron.</param>
public sealed record QuantisedLayer(int Inputs, int Neurons, byte Zero, float[] Factors, sbyte[] Weights, float[] Scales, float[] Biases);
