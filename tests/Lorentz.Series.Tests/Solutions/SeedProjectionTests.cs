using Lorentz.Series.Equations;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Tests.Solutions;

public sealed class SeedProjectionTests
{
    private const int Last = 25;

    [Fact]
    public void The_recurrence_itself_gives_the_truncated_solution()
    {
        foreach (var equation in KnownEquations.All.Concat(UnseenEquations.All))
        {
            var expected = TruncatedSolution.Of(equation, Last).Required.Coefficients;
            var (homogeneous, particular) = RollOut(equation);
            var seeds = new double[equation.Order];
            Assert.True(new SeedProjection(equation, Last).TrySolve(homogeneous, particular, seeds));
            for (var seed = 0; seed < equation.Order; seed++)
            {
                Assert.Equal(expected[seed], seeds[seed], 1e-12 * expected.Max(Math.Abs));
            }
        }
    }

    [Fact]
    public void A_model_whose_seeds_do_nothing_is_refused()
    {
        var equation = KnownEquations.Harmonic;
        var zero = new double[2 * (Last + 1)];
        Assert.False(new SeedProjection(equation, Last).TrySolve(zero, zero.AsSpan(0, Last + 1), new double[2]));
        zero[0] = double.NaN;
        Assert.False(new SeedProjection(equation, Last).TrySolve(zero, zero.AsSpan(0, Last + 1), new double[2]));
    }

    private static (double[] Homogeneous, double[] Particular) RollOut(LinearEquation equation)
    {
        var table = RecurrenceTable.Of(equation, Last);
        var homogeneous = new double[equation.Order * (Last + 1)];
        var particular = new double[Last + 1];
        for (var index = equation.Order; index <= Last; index++)
        {
            particular[index] = table.Next(index, particular);
        }

        for (var seed = 0; seed < equation.Order; seed++)
        {
            var row = homogeneous.AsSpan(seed * (Last + 1), Last + 1);
            row[seed] = 1;
            for (var index = equation.Order; index <= Last; index++)
            {
                row[index] = table.Next(index, row) - table.Constant[index];
            }
        }

        return (homogeneous, particular);
    }
}
