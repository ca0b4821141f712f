namespace Lorentz.Learning.Training;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): with rate r,
/// m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, w = w - r d w - r m' / (sqrt(v') + eps), where the primes divide by
/// 1 - b1^t and 1 - b2^t.
/// </summary>
/// <param name="Beta1">b1, decay of the mean gradient.</param>
/// <param name="Beta2">b2, decay of the mean squared gradient.</param>
/// <param name="Epsilon">eps, added to the root.</param>
/// <param name="WeightDecay">d, relative decay per unit of rate.</param>
/// <param name="DecayBiases">Whether the decay also acts on biases.</param>
public sealed record AdamW(
    double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 1e-4, bool DecayBiases = false);
