namespace Lorentz.Learning.Training;

/// <summary>A stretch of the weight vector with a learning rate of its own.</summary>
/// <param name="Offset">First weight.</param>
/// <param name="Length">Number of weights.</param>
/// <param name="RateFactor">
/// Factor on the learning rate; one over the width for matrices that grow with it lets one rate serve every width (maximal
/// update parametrisation: Yang and Hu 2021, arXiv:2011.14522, table 8).
/// </param>
/// <param name="Decays">Whether the weight decay acts on these weights.</param>
public readonly record struct ParameterGroup(int Offset, int Length, double RateFactor, bool Decays);
