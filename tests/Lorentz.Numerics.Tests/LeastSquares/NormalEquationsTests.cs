using Lorentz.Numerics.LeastSquares;
using Lorentz.Numerics.Random;
using Xunit;

namespace Lorentz.Numerics.Tests.LeastSquares;

public sealed class NormalEquationsTests
{
    private static readonly RandomStream Stream = new(5, 6);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(13, 3)]
    public void Rows_that_agree_give_back_their_unknowns(int unknowns, int sides)
    {
        var equations = new NormalEquations(unknowns, sides);
        var row = new double[unknowns];
        var right = new double[sides];
        for (var i = 0; i < 4 * unknowns; i++)
        {
            Fill(row, i);
            for (var side = 0; side < sides; side++)
            {
                right[side] = row.Select((value, k) => value * Truth(k, side)).Sum();
            }

            equations.Add(row, right);
        }

        var solution = equations.Solve(0);
        for (var side = 0; side < sides; side++)
        {
            for (var k = 0; k < unknowns; k++)
            {
                Assert.Equal(Truth(k, side), solution[(side * unknowns) + k], 9);
            }
        }
    }

    [Fact]
    public void What_is_left_over_is_perpendicular_to_every_column()
    {
        const int unknowns = 6;
        var equations = new NormalEquations(unknowns, 1);
        var rows = Enumerable.Range(0, 40).Select(i => { var row = new double[unknowns]; Fill(row, i); return row; }).ToArray();
        var rights = Enumerable.Range(0, 40).Select(i => Stream.Uniform((ulong)(5000 + i), -1.0, 1.0)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            equations.Add(rows[i], [rights[i]]);
        }

        var solution = equations.Solve(0);
        var left = rows.Select((row, i) => rights[i] - row.Select((value, k) => value * solution[k]).Sum()).ToArray();
        Assert.True(left.Max(Math.Abs) > 0.1);
        for (var k = 0; k < unknowns; k++)
        {
            Assert.Equal(0, rows.Select((row, i) => row[k] * left[i]).Sum(), 10);
        }
    }

    [Fact]
    public void Parts_merged_in_order_are_the_sum_of_their_rows()
    {
        var (whole, first, second) = (new NormalEquations(3, 1), new NormalEquations(3, 1), new NormalEquations(3, 1));
        var row = new double[3];
        for (var i = 0; i < 20; i++)
        {
            Fill(row, i);
            whole.Add(row, [i]);
            (i < 10 ? first : second).Add(row, [i]);
        }

        first.Add(second);
        Assert.Equal(20, first.Rows);
        var (merged, direct) = (first.Solve(0), whole.Solve(0));
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(direct[k], merged[k], 9);
        }
    }

    [Fact]
    public void A_column_of_zeros_and_a_repeated_column_do_no_harm()
    {
        var equations = new NormalEquations(3, 1);
        for (var i = 1; i < 9; i++)
        {
            equations.Add([i, 0, i], [2 * i]);
        }

        var solution = equations.Solve(0);
        Assert.Equal(0, solution[1]);
        Assert.Equal(2, solution[0] + solution[2], 9);
    }

    [Fact]
    public void Rows_of_another_length_are_refused()
    {
        var equations = new NormalEquations(3, 1);
        Assert.Throws<ArgumentException>(() => equations.Add([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => equations.Add([1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => equations.Add(new NormalEquations(2, 1)));
    }

    private static double Truth(int k, int side) => (k + 1) * (side == 0 ? 1 : -0.5 * side);

    private static void Fill(double[] row, int i)
    {
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = Stream.Uniform((ulong)((i * 100) + k), -1.0, 1.0);
        }
    }
}
