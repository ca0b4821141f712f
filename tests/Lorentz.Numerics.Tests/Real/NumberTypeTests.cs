using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;
using Xunit;

namespace Lorentz.Numerics.Tests.Real;

/// <summary>One formula, written once, run over every number type.</summary>
public static class NumberTypeTests
{
    private const int Samples = 400;

    [Fact]
    public static void Lanes_of_double_have_the_bits_of_the_scalar()
    {
        var random = new System.Random(1);
        for (var sample = 0; sample < Samples; sample++)
        {
            var inputs = Inputs(random, 4);
            var lanes = Formula.Apply(
                new DoubleLanes(Vector256.Create(inputs[0])), new(Vector256.Create(inputs[1])), new(Vector256.Create(inputs[2])));
            for (var lane = 0; lane < DoubleLanes.Count; lane++)
            {
                var scalar = Formula.Apply(new Real64(inputs[0][lane]), new(inputs[1][lane]), new(inputs[2][lane]));
                Assert.Equal(BitConverter.DoubleToInt64Bits(scalar.Value), BitConverter.DoubleToInt64Bits(lanes.Value[lane]));
            }
        }
    }

    [Fact]
    public static void Lanes_of_float_have_the_bits_of_the_scalar()
    {
        var random = new System.Random(2);
        for (var sample = 0; sample < Samples; sample++)
        {
            var inputs = Array.ConvertAll(Inputs(random, 8), row => Array.ConvertAll(row, value => (float)value));
            var lanes = Formula.Apply(
                new FloatLanes(Vector256.Create(inputs[0])), new(Vector256.Create(inputs[1])), new(Vector256.Create(inputs[2])));
            for (var lane = 0; lane < FloatLanes.Count; lane++)
            {
                var scalar = Formula.Apply(new Real32(inputs[0][lane]), new(inputs[1][lane]), new(inputs[2][lane]));
                Assert.Equal(BitConverter.SingleToInt32Bits(scalar.Value), BitConverter.SingleToInt32Bits(lanes.Value[lane]));
            }
        }
    }

    [Fact]
    public static void Float_follows_double_to_single_precision()
    {
        var random = new System.Random(3);
        for (var sample = 0; sample < Samples; sample++)
        {
            var inputs = Array.ConvertAll(Inputs(random, 1), row => (float)row[0]);
            var single = Formula.Apply(new Real32(inputs[0]), new(inputs[1]), new(inputs[2])).Value;
            var wide = Formula.Apply(new Real64(inputs[0]), new(inputs[1]), new(inputs[2])).Value;
            Assert.InRange(Math.Abs(single - wide), 0.0, 1e-5 * (1.0 + Math.Abs(wide)));
        }
    }

    [Fact]
    public static void Dual_and_jet_keep_the_value_and_agree_with_each_other_bit_for_bit()
    {
        var random = new System.Random(4);
        for (var sample = 0; sample < Samples; sample++)
        {
            var inputs = Array.ConvertAll(Inputs(random, 1), row => row[0]);
            var plain = Formula.Apply(new Real64(inputs[0]), new(inputs[1]), new(inputs[2]));
            var weights = Inputs(random, 5);
            var jet = Formula.Apply(Seed(inputs[0], weights[0]), Seed(inputs[1], weights[1]), Seed(inputs[2], weights[2]));
            Assert.Equal(plain.Value, jet.Value);
            var partials = new double[Jet5.Count];
            jet.StorePartials(partials);
            for (var index = 0; index < Jet5.Count; index++)
            {
                var dual = Formula.Apply(
                    new Dual(inputs[0], weights[0][index]), new(inputs[1], weights[1][index]), new(inputs[2], weights[2][index]));
                Assert.Equal(plain.Value, dual.Value);
                Assert.Equal(dual.Derivative, jet.Partial(index));
                Assert.Equal(dual.Derivative, partials[index]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public static void Derivative_is_the_limit_of_the_difference_quotient(int direction)
    {
        var random = new System.Random(5);
        for (var sample = 0; sample < Samples; sample++)
        {
            var at = Array.ConvertAll(Inputs(random, 1), row => row[0]);
            var exact = Formula.Apply(
                new Dual(at[0], direction == 0 ? 1 : 0), new(at[1], direction == 1 ? 1 : 0), new(at[2], direction == 2 ? 1 : 0));

            // Central differences at two steps, extrapolated: the error falls as the fourth power of the step.
            var wide = Quotient(at, direction, 2e-3);
            var narrow = Quotient(at, direction, 1e-3);
            var limit = ((4.0 * narrow) - wide) / 3.0;
            Assert.InRange(exact.Derivative - limit, -1e-8, 1e-8);
        }
    }

    [Fact]
    public static void Seeding_a_variable_gives_one_unit_partial()
    {
        for (var index = 0; index < Jet5.Count; index++)
        {
            var jet = Jet5.Variable(3.5, index);
            for (var other = 0; other < Jet5.Count; other++)
            {
                Assert.Equal(index == other ? 1.0 : 0.0, jet.Partial(other));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Jet5.Variable(0.0, 5));
        Assert.Equal(1.0, Dual.Variable(2.0).Derivative);
    }

    private static Jet5 Seed(double value, double[] partials) =>
        new(value, Vector256.Create(partials.AsSpan(0, 4)), partials[4]);

    private static double Quotient(double[] at, int direction, double step)
    {
        var up = (double[])at.Clone();
        var down = (double[])at.Clone();
        up[direction] += step;
        down[direction] -= step;
        var high = Formula.Apply(new Real64(up[0]), new(up[1]), new(up[2])).Value;
        var low = Formula.Apply(new Real64(down[0]), new(down[1]), new(down[2])).Value;
        return (high - low) / (2.0 * step);
    }

    private static double[][] Inputs(System.Random random, int count) =>
        Enumerable.Range(0, 3)
            .Select(_ => Enumerable.Range(0, count).Select(_ => 0.5 + (1.5 * random.NextDouble())).ToArray())
            .ToArray();
}
