using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Sequences.Tests.Proposals;

public sealed class ProposalTrainingTests
{
    [Fact]
    public void The_weights_do_not_depend_on_threads_and_learn()
    {
        var one = ProposalTraining.Run(3, 20, Study.Grid, ObservationMask.StudyShare, 1, new SilentObserver());
        var two = ProposalTraining.Run(3, 20, Study.Grid, ObservationMask.StudyShare, 2, new SilentObserver());
        var shorter = ProposalTraining.Run(3, 1, Study.Grid, ObservationMask.StudyShare, 2, new SilentObserver());
        Assert.Equal(one.Weights, two.Weights);
        Assert.Equal(one.Loss, two.Loss);
        Assert.True(one.Loss < shorter.Loss - 0.1);
    }

    [Fact]
    public void Samples_are_the_same_however_they_are_gathered()
    {
        var samples = new ProposalSamples(5, FieldSet.Training, 60, Study.Grid, ObservationMask.StudyShare, new(Study.Grid.Places));
        var (inputs, targets, weights) = Gather(samples, [.. Enumerable.Range(0, 60).Select(i => (long)i)]);
        for (var i = 59; i >= 0; i -= 7)
        {
            var (input, target, weight) = Gather(samples, [i]);
            Assert.Equal(inputs[(i * samples.Inputs)..((i + 1) * samples.Inputs)], input);
            Assert.Equal(targets[(i * samples.Outputs)..((i + 1) * samples.Outputs)], target);
            Assert.Equal([1f], weight);
        }

        // Every sample asks for something, and each head it asks for a whole distribution.
        for (var i = 0; i < 60; i++)
        {
            double[] sums = [.. ProposalHeads.All.Select(head => targets.AsSpan((i * samples.Outputs) + head.Offset, head.Count).ToArray().Sum(share => (double)share))];
            Assert.All(sums, sum => Assert.True(Math.Abs(sum) < 1e-5 || Math.Abs(sum - 1) < 1e-5));
            Assert.Contains(sums, sum => sum > 0.5);
        }
    }

    [Fact]
    public void Answers_are_distributions_and_proposals_come_likeliest_first()
    {
        var network = new ProposalNetwork(ProposalTraining.Hidden, ProposalNetwork.Start(ProposalTraining.Hidden, 1));
        var (_, seen) = Study.Readings(FieldComplexity.MultiFrequency, 1);
        var chance = new RandomStream(3, 4);
        FieldProposal[] proposals = [.. ProposalReader.Proposals(network, seen, chance).Take(30)];
        Assert.Equal(proposals.Take(ProposalReader.AtPeaks).OrderByDescending(proposal => proposal.Probability), proposals.Take(ProposalReader.AtPeaks));
        Assert.All(proposals, proposal => Assert.InRange(proposal.Probability, 0, 1));
        Assert.True(proposals.Skip(ProposalReader.AtPeaks).Select(proposal => proposal.Parameters[0]).Distinct().Count() > 15);
        Assert.All(proposals.Zip(ProposalReader.Proposals(network, seen, chance)), pair => Assert.True(pair.First.Kind == pair.Second.Kind && pair.First.Parameters.SequenceEqual(pair.Second.Parameters)));
        float[] rows = [.. Enumerable.Range(0, 11 * ReadingFeatures.Count).Select(i => (i % 17) - 8f)];
        var answers = network.Answer(rows);
        var answer = answers[10];
        Assert.Equal(answer, network.Answer(rows.AsSpan(10 * ReadingFeatures.Count)).Single());
        Assert.All(ProposalHeads.All, head => Assert.Equal(1, answer.AsSpan(head.Offset, head.Count).ToArray().Sum(share => (double)share), 1e-5));
        Assert.Throws<ArgumentException>(() => new ProposalNetwork([16], new float[3]));
    }

    private static (float[] Inputs, float[] Targets, float[] Weights) Gather(ProposalSamples samples, long[] indices)
    {
        var (inputs, targets, weights) = (new float[indices.Length * samples.Inputs], new float[indices.Length * samples.Outputs], new float[indices.Length]);
        samples.Gather(indices, inputs, targets, weights);
        return (inputs, targets, weights);
    }
}
