using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Sequences.Tests.Proposals;

public sealed class ProposalHeadTests
{
    private static readonly RandomStream Random = new(7, 1);

    [Fact]
    public void A_value_is_the_mean_of_the_shares_it_becomes()
    {
        var outputs = new float[ProposalHeads.Count];
        for (var i = 0ul; i < 200; i++)
        {
            foreach (var head in ProposalHeads.All.Where(head => head != ProposalHeads.Kind))
            {
                var x = Between(head.Across, Random.Uniform(2 * i));
                var y = head.Down is { } down ? Between(down, Random.Uniform((2 * i) + 1)) : 0;
                Array.Clear(outputs);
                head.Add(outputs, x, y);
                var peak = head.Peaks(outputs, 3).Single();
                Assert.Equal(x, peak.X, 1e-5);
                Assert.Equal(y, peak.Y, 1e-5);
                Assert.Equal(1, peak.Mass, 1e-5);
            }
        }
    }

    [Fact]
    public void Peaks_come_likeliest_first()
    {
        var outputs = new float[ProposalHeads.Count];
        ProposalHeads.NextWave.Add(outputs, 1.3, 4.1, 0.3);
        ProposalHeads.NextWave.Add(outputs, 4.2, 1.1, 0.7);
        var peaks = ProposalHeads.NextWave.Peaks(outputs, 5);
        Assert.Equal([0.7, 0.3], peaks.Select(peak => Math.Round(peak.Mass, 5)));
        Assert.Equal(4.2, peaks[0].X, 1e-5);
        Assert.Single(ProposalHeads.NextWave.Peaks(outputs, 1));
    }

    [Fact]
    public void Draws_follow_the_distribution()
    {
        var outputs = new float[ProposalHeads.Count];
        ProposalHeads.NextWave.Add(outputs, 1.3, 4.1, 0.3);
        ProposalHeads.NextWave.Add(outputs, 4.2, 1.1, 0.7);
        HeadPeak[] draws =
        [
            .. Enumerable.Range(0, 4000).Select(i => ProposalHeads.NextWave.Draw(
                outputs, Random.Uniform((ulong)(3 * i)), Random.Uniform((ulong)(3 * i) + 1, -0.5, 0.5), Random.Uniform((ulong)(3 * i) + 2, -0.5, 0.5))),
        ];

        // Four standard deviations of the mean: sqrt(0.21 / 4000) x (4.2 - 1.3) and the nodes' own spread.
        Assert.Equal((0.3 * 1.3) + (0.7 * 4.2), draws.Average(draw => draw.X), 0.1);
        Assert.Equal((0.3 * 4.1) + (0.7 * 1.1), draws.Average(draw => draw.Y), 0.1);
        Assert.Equal(0.7, draws.Count(draw => draw.X > 2.75) / 4000.0, 0.03);
    }

    [Fact]
    public void Heads_fill_the_outputs_without_a_gap()
    {
        var next = 0;
        foreach (var head in ProposalHeads.All)
        {
            Assert.Equal(next, head.Offset);
            next += head.Count;
        }

        Assert.Equal(ProposalHeads.Count, next);
        Assert.Equal(Enum.GetValues<FieldKind>().Length, ProposalHeads.Kind.Count);
    }

    [Fact]
    public void Every_field_of_the_generator_lies_on_the_grids()
    {
        foreach (var family in Enum.GetValues<FieldComplexity>())
        {
            for (var number = 0u; number < 50; number++)
            {
                var field = FieldGenerator.Draw(Study.Key(family, number));
                var truth = GuessedProposals.Of(field, family).Parameters;
                var targets = new float[ProposalHeads.Count];
                FieldTargets.Write(field, family, targets);
                foreach (var head in ProposalHeads.All)
                {
                    var sum = targets.AsSpan(head.Offset, head.Count).ToArray().Sum();
                    Assert.True(Math.Abs(sum) < 1e-5 || Math.Abs(sum - 1) < 1e-5);
                }

                // Where one head says it all, it says the truth.
                var (own, x, y) = family switch
                {
                    FieldComplexity.Simple => (ProposalHeads.OneWave, truth[0], truth[1]),
                    FieldComplexity.Radial => (ProposalHeads.Rings, truth[0], 0.0),
                    FieldComplexity.Composite => (ProposalHeads.CompositeWave, truth[1], truth[2]),
                    FieldComplexity.Interference => (ProposalHeads.Middle, 0.5 * (truth[0] + truth[2]), 0.5 * (truth[1] + truth[3])),
                    _ => (null, 0.0, 0.0),
                };
                if (own is not null)
                {
                    var peak = own.Peaks(targets, 1).Single();
                    Assert.Equal(x, peak.X, 1e-5);
                    Assert.Equal(y, peak.Y, 1e-5);
                }
            }
        }
    }

    private static double Between(NodeAxis axis, double share) => axis.Least + (share * axis.Spacing * (axis.Count - 1));
}
