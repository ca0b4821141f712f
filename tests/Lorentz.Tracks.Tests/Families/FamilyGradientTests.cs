using Lorentz.Learning.Tapes;
using Lorentz.Tracks.Families;

namespace Lorentz.Tracks.Tests.Families;

public static class FamilyGradientTests
{
    private const int Inputs = 6;
    private const int Samples = 5;

    public static TheoryData<string> Names => [.. FamilyPrograms.WithPath.Concat(FamilyPrograms.EndOnly).Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public static void Gradient_of_the_supervised_loss_is_that_of_differences(string name)
    {
        var family = FamilyPrograms.WithPath.Concat(FamilyPrograms.EndOnly).Single(candidate => candidate.Name == name);
        var loss = FamilyPrograms.WithPath.Contains(family)
            ? new PathLoss([0.3, 0.6, 1], 0.7, 1.3, [10, 1, 2, 0.5])
            : PathLoss.End with { ComponentWeights = [10, 1, 2, 0.5] };
        var tape = new TapeBuilder<double>();
        var features = tape.Input(Inputs);
        var targets = tape.Input(4 * loss.Fractions.Length);
        var states = family.Record(tape, features, tape.ConstantPerSample(loss.Fractions.Length, 1, loss.Fractions.AsSpan()), loss.Fractions.Length);
        var program = tape.Build(loss.Record(tape, states, targets));
        var error = FamilyPrograms.GradientError(
            program,
            FamilyPrograms.Numbers(1, program.ParameterCount),
            Samples,
            FamilyPrograms.Numbers(2, Samples * Inputs),
            FamilyPrograms.Numbers(3, Samples * targets.Columns));
        Assert.InRange(error, 0, 2e-9);
    }

    [Fact]
    public static void The_loss_weighs_points_by_their_mean_and_the_end_by_component()
    {
        var tape = new TapeBuilder<double>();
        var states = tape.Input(4, 3);
        var targets = tape.Input(12);
        var loss = new PathLoss([0.3, 0.6, 1], 0.5, 2, [10, 1, 1, 1]);
        var program = tape.Build(loss.Record(tape, states, targets));
        double[] predicted = [1, 0, 0, 0, 0, 2, 0, 0, 3, 1, 0, 0];
        Assert.Equal([(0.25 * 1) + (0.25 * 4) + (2 * 10 * 9) + (2 * 1)], FamilyPrograms.Values(program, [], 1, predicted, new double[12]));
    }

    [Theory]
    [InlineData(256, 256)]
    [InlineData(512, 512)]
    public static void Parameter_counts_are_those_of_the_layers(int first, int second)
    {
        var hidden = (Inputs * first) + first + (first * second) + second;
        Assert.Equal(hidden + (second * 4) + 4, new PlainFamily([first, second]).Parameters(Inputs));
        Assert.Equal(hidden + (second * 4) + 4, new ResidualFamily([first, second]).Parameters(Inputs));
        Assert.Equal(hidden + (second * 4) + 4, new ResidualFamily([first, second], true).Parameters(Inputs));
        Assert.Equal(hidden + (second * 8) + 8, new QuadraticFamily([first, second]).Parameters(Inputs));
        Assert.Equal(hidden + first + (second * 4) + 4, new FractionFamily([first, second]).Parameters(Inputs));
    }
}
