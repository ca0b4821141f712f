using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>A row of the ablation with its trainings.</summary>
/// <param name="Case">The row.</param>
/// <param name="Outcomes">One for each seed.</param>
internal sealed record FixResult(FixCase Case, ImmutableArray<TrainingOutcome> Outcomes)
{
    /// <summary>PSNR of one sample on held-out fields, all pixels, over seeds.</summary>
    /// <param name="setting">How pixels are asked for.</param>
    public Moments Decibels(string setting) => Moments.Of(Values(setting));

    /// <summary>Gain of each seed over the same seed of another row.</summary>
    public Moments Gain(FixResult over, string setting) => Moments.Of([.. Values(setting).Zip(over.Values(setting), (here, there) => here - there)]);

    private double[] Values(string setting) =>
        [.. Outcomes.Select(outcome => outcome.Marks.Single(mark => mark.Setting == setting && mark.Set == FieldSet.HeldOut).All)];
}
