using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>What one training on examples gave.</summary>
/// <param name="Training">Mean squared error on the examples, dropout off.</param>
/// <param name="Noisy">The same with dropout on.</param>
/// <param name="Validation">Mean squared error on examples it has not seen.</param>
/// <param name="TrainingZero">What a model that says zero gets on the examples.</param>
/// <param name="ValidationZero">What a model that says zero gets on the others.</param>
/// <param name="Curve">Loss on the examples after so many updates.</param>
/// <param name="Seconds">Time of the training, on one thread.</param>
internal sealed record PrefixScore(
    double Training, double Noisy, double Validation, double TrainingZero, double ValidationZero, LossPoint[] Curve, double Seconds)
{
    /// <summary>Squared error of the rolled out coefficients over the squares of the exact ones, all from the first on that was not given.</summary>
    public double? RolledOut { get; init; }

    /// <summary>The same from seeds scaled to the size of the examples; null where the equation is forced.</summary>
    public double? RolledOutScaled { get; init; }

    /// <summary>Squared error on unseen examples over that of saying zero: 1 for nothing learned.</summary>
    public double Relative => Validation / ValidationZero;
}
