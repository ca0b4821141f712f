using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Models;

/// <summary>How the numbers of a parameter matrix are drawn before training.</summary>
/// <param name="Centre">Mean of the numbers.</param>
/// <param name="Spread">Half width of the uniform distribution, or standard deviation of the normal one; 0 for a constant.</param>
/// <param name="IsNormal">Whether the distribution is normal.</param>
public readonly record struct StartingWeights(double Centre, double Spread, bool IsNormal)
{
    /// <summary>All zero.</summary>
    public static StartingWeights Zero => default;

    /// <summary>All one.</summary>
    public static StartingWeights One => new(1, 0, false);

    /// <summary>Uniform in +- bound.</summary>
    public static StartingWeights Uniform(double bound) => new(0, bound, false);

    /// <summary>Normal around zero.</summary>
    public static StartingWeights Normal(double deviation) => new(0, deviation, true);

    /// <summary>gain x sqrt(6 / (fan in + fan out)), uniform (Glorot and Bengio 2010, eq. 16).</summary>
    public static StartingWeights Xavier(int inputs, int outputs, double gain = 1) => Uniform(gain * Math.Sqrt(6.0 / (inputs + outputs)));

    /// <summary>Uniform in +-1/sqrt(inputs): PyTorch's start of linear layers, and of recurrent ones with the hidden size.</summary>
    public static StartingWeights Torch(int inputs) => Uniform(1 / Math.Sqrt(inputs));

    /// <summary>Number i of a stream.</summary>
    internal double Draw(RandomStream random, int i) =>
        Spread == 0 ? Centre
        : IsNormal ? Centre + (Spread * random.Normal((ulong)i))
        : random.Uniform((ulong)i, Centre - Spread, Centre + Spread);
}
