using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Proposals;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Tests.Proposals;

public sealed class FormulaSolverTests
{
    public static TheoryData<FieldComplexity> Families => [.. Enum.GetValues<FieldComplexity>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_proposal_near_the_truth_ends_in_the_field(FieldComplexity family)
    {
        for (var number = 0u; number < 12; number++)
        {
            var (field, seen) = Study.Readings(family, number);
            var truth = GuessedProposals.Of(field, family);
            var near = truth with { Parameters = [.. truth.Parameters.Select((parameter, i) => parameter + (i % 2 == 0 ? 0.01 : -0.01))] };
            var fits = FormulaSolver.Refine([near], seen);
            Assert.InRange(Study.RootMeanSquare(FormulaSolver.Best(fits, 1, seen.Count).Predict(Study.Grid.Places), field), 0, 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_a_proposal_leaves_open_follows_from_the_readings(FieldComplexity family)
    {
        var (field, seen) = Study.Readings(family, 5);
        var start = FormulaStart.Of(GuessedProposals.Of(field, family), seen);

        // Phases are tried in 32 steps and swings in 9; amplitudes and depths are exact.
        Assert.InRange(Study.RootMeanSquare(start.Predict(Study.Grid.Places), field), 0, field is FrequencyModulatedField ? 0.1 : 0.08);
        Assert.True(start.Evaluations >= seen.Count);
    }

    [Fact]
    public void Refining_ends_with_the_first_exact_fit()
    {
        var (field, seen) = Study.Readings(FieldComplexity.Radial, 1);
        var truth = GuessedProposals.Of(field, FieldComplexity.Radial);
        var wrong = new FieldProposal(FieldKind.OneWave, [1.5, 1.5], 0.5);
        var fits = FormulaSolver.Refine([wrong, truth, wrong, wrong], seen);
        Assert.Equal(2, fits.Length);
        Assert.IsType<UnitWavesForm>(FormulaSolver.Best(fits, 1, seen.Count).Form);
        var best = FormulaSolver.Best(fits, 4, seen.Count);
        Assert.IsType<RadialForm>(best.Form);
        Assert.Equal(fits[0].Evaluations + fits[1].Evaluations, best.Evaluations);
    }

    [Fact]
    public void Of_exact_fits_the_one_with_fewest_parameters_is_taken_else_the_least_criterion()
    {
        ImmutableArray<WaveFit> exact = [new(new WaveSumForm(2), [], 1e-30), new(new RadialForm(), [], 1e-20), new(new CompositeForm(2), [], 1e-5)];
        Assert.IsType<RadialForm>(FormulaSolver.Best(exact, 3, 51).Form);
        Assert.IsType<WaveSumForm>(FormulaSolver.Best(exact, 1, 51).Form);

        // Squares of 0.7 are not worth 7 more parameters with 51 readings (51 log 0.7 = -18, 7 log 51 = 28); 0.1 are.
        Assert.IsType<RadialForm>(FormulaSolver.Best([new(new WaveSumForm(2), [], 0.7), new(new RadialForm(), [], 1)], 2, 51).Form);
        Assert.IsType<WaveSumForm>(FormulaSolver.Best([new(new WaveSumForm(2), [], 0.1), new(new RadialForm(), [], 1)], 2, 51).Form);
    }

    [Fact]
    public void The_classical_search_needs_no_family()
    {
        foreach (var family in Enum.GetValues<FieldComplexity>())
        {
            var (field, seen) = Study.Readings(family, 2);
            var fit = AnyFormula.Of(seen, 20_000);
            Assert.InRange(Study.RootMeanSquare(fit.Predict(Study.Grid.Places), field), 0, 1e-8);
            Assert.True(fit.Evaluations > 20_000);
        }
    }

    [Fact]
    public void Guesses_are_of_all_kinds_and_others_for_every_field()
    {
        var guesses = Enumerable.Range(0, 20).SelectMany(i => GuessedProposals.Of(Study.Key(FieldComplexity.Radial, (uint)i), 30)).ToArray();
        Assert.Equal(Enum.GetValues<FieldKind>(), guesses.Select(guess => guess.Kind).Distinct().Order());
        Assert.Equal(guesses.Length, guesses.Select(guess => guess.Parameters[0]).Distinct().Count());
    }
}
