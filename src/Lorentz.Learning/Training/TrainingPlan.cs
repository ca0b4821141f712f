using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lorentz.Learning.Training;

/// <summary>Everything that decides what a training does, apart from the data and the starting weights.</summary>
/// <remarks>
/// The loss is the mean over a batch of s_i sum over j of w_j (y_ij - t_ij)^2, with component weights w and the
/// weights s the samples come with; it is divided by the number of samples, not by the sum of s.
/// </remarks>
public sealed record TrainingPlan
{
    /// <summary>Samples in a step; the last step of an epoch takes what is left.</summary>
    public int BatchSize { get; init; } = 4096;

    /// <summary>Passes over the training samples.</summary>
    public required int Epochs { get; init; }

    /// <summary>Learning rate by step.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>The optimiser.</summary>
    public AdamW Optimiser { get; init; } = new();

    /// <summary>Epochs without a better validation loss after which training ends; 0 for never.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Seed of the order of samples.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// Weight w_j of each output in the loss of a <see cref="NetworkTrainee"/>, one per output; empty for a trainee whose
    /// loss has its own.
    /// </summary>
    public required ImmutableArray<float> ComponentWeights { get; init; }

    /// <summary>
    /// Decay per step of a moving average of the weights, which is then what is validated and kept as best; null for none.
    /// </summary>
    public double? AverageDecay { get; init; }

    /// <summary>Largest Euclidean norm of a step's gradient, longer ones are shortened to it; null for no limit.</summary>
    public double? GradientNormLimit { get; init; }

    /// <summary>
    /// Factor on the learning rate of the output weights of a <see cref="NetworkTrainee"/>; others have parameter groups. One over the width, up to a constant, lets one learning rate
    /// serve every width (maximal update parametrisation: Yang and Hu 2021, arXiv:2011.14522).
    /// </summary>
    public double OutputRateFactor { get; init; } = 1;

    /// <summary>A hash of every field: states belong to the plan they were made under.</summary>
    public ulong Fingerprint
    {
        get
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"2;{BatchSize};{Epochs};{Schedule.Peak:R};{Schedule.Floor:R};{Schedule.WarmupEpochs};{Optimiser.Beta1:R};{Optimiser.Beta2:R};{Optimiser.Epsilon:R};{Optimiser.WeightDecay:R};{Optimiser.DecayBiases};{Patience};{Seed};{AverageDecay:R};{GradientNormLimit:R};{OutputRateFactor:R};");
            foreach (var weight in ComponentWeights)
            {
                text += weight.ToString("R", CultureInfo.InvariantCulture) + ",";
            }

            return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>What is wrong with this plan, with what would be valid; null where nothing is.</summary>
    /// <param name="outputs">Outputs of the network to train that need a component weight each.</param>
    public string? Problem(int outputs) =>
        BatchSize is < 1 or > 1 << 24 ? Invalid("batch size", BatchSize, "1 to 16777216")
        : Epochs < 1 ? Invalid("epochs", Epochs, "at least 1")
        : Patience < 0 ? Invalid("patience", Patience, "at least 0")
        : Schedule.WarmupEpochs < 0 ? Invalid("warm-up epochs", Schedule.WarmupEpochs, "at least 0")
        : !(Schedule.Peak > 0 && double.IsFinite(Schedule.Peak)) ? Invalid("peak learning rate", Schedule.Peak, "above 0")
        : !(Schedule.Floor >= 0 && Schedule.Floor <= Schedule.Peak) ? Invalid("learning rate floor", Schedule.Floor, "0 to the peak")
        : !(Optimiser.Beta1 is >= 0 and < 1) ? Invalid("beta1", Optimiser.Beta1, "0 to below 1")
        : !(Optimiser.Beta2 is >= 0 and < 1) ? Invalid("beta2", Optimiser.Beta2, "0 to below 1")
        : !(Optimiser.Epsilon > 0) ? Invalid("epsilon", Optimiser.Epsilon, "above 0")
        : !(Optimiser.WeightDecay >= 0) ? Invalid("weight decay", Optimiser.WeightDecay, "at least 0")
        : AverageDecay is not (null or (>= 0 and < 1)) ? Invalid("average decay", AverageDecay.Value, "0 to below 1")
        : GradientNormLimit is not (null or > 0) ? Invalid("gradient norm limit", GradientNormLimit.Value, "above 0")
        : !(OutputRateFactor > 0 && double.IsFinite(OutputRateFactor)) ? Invalid("output rate factor", OutputRateFactor, "above 0")
        : ComponentWeights.Length != outputs ? Invalid("number of component weights", ComponentWeights.Length, FormattableString.Invariant($"one for each of {outputs} outputs"))
        : null;

    private static string Invalid(string what, double value, string valid) =>
        FormattableString.Invariant($"{what} {value}: valid is {valid}");
}
