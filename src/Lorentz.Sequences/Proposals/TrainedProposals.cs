namespace Lorentz.Sequences.Proposals;

/// <summary>What a training of a <see cref="ProposalNetwork"/> gave.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="TrainingLoss">Mean cross entropy of the fields it learned from, summed over the heads.</param>
/// <param name="Loss">The same of fields it did not learn from, at the end.</param>
public sealed record TrainedProposals(float[] Weights, double TrainingLoss, double Loss);
