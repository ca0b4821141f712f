using System.Numerics;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Lorentz.Numerics.Matrices;
using Xunit;

namespace Lorentz.Numerics.Tests.Matrices;

/// <summary>Products with a factor that is packed beforehand, against the triple loop, bit for bit.</summary>
public static class PackedMatrixTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 8, 5 }, { 1, 384, 128 }, { 1, 63, 33 }, { 2, 40, 9 }, { 3, 17, 30 }, { 7, 33, 12 }, { 13, 129, 40 }, { 0, 5, 5 }, { 1, 0, 5 }, { 2, 9, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public static void The_bits_are_those_of_the_triple_loop(int m, int n, int k)
    {
        for (var form = 0; form < 4; form++)
        {
            Assert.True(IsExact<float>(m, n, k, form, 0, 1, new()), $"float, form {form}");
            Assert.True(IsExact<double>(m, n, k, form, 3, 2, new()), $"double, form {form}");
        }
    }

    [Fact]
    public static void The_bits_are_those_of_the_triple_loop_at_any_shape()
    {
        // The same room all the time: it grows, and what an earlier factor left there does not matter.
        var (packed, packedDoubles) = (new PackedMatrix<float>(), new PackedMatrix<double>());
        Prop.ForAll<byte, byte, int>((m, n, seed) =>
        {
            var random = new System.Random(seed);
            var (k, form, gap) = (random.Next(100), random.Next(4), random.Next(4));
            return IsExact(m / 30, n, k, form, gap, seed, packed) && IsExact(m / 20, n / 2, k, form, gap, seed, packedDoubles);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public static void Sizes_that_do_not_fit_are_refused()
    {
        var packed = new PackedMatrix<double>();
        packed.Pack(new(new double[6], 2, 3), true);
        Assert.Equal((3, 2), (packed.Rows, packed.Columns));
        var error = Assert.Throws<ArgumentException>(() => packed.Multiply(new(new double[2], 1, 2), new(new double[2], 1, 2), false, new()));
        Assert.Contains("1 x 2 times 3 x 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new PackedMatrix<int>().Pack(new(new int[6], 2, 3), true));
    }

    private static bool IsExact<T>(int m, int n, int k, int form, int gap, int seed, PackedMatrix<T> packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new System.Random(seed);
        T[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
        var (transposed, accumulate) = ((form & 1) != 0, (form & 2) != 0);
        var (rows, columns) = transposed ? (n, k) : (k, n);
        var (a, b, c) = (Numbers(m * (k + gap)), Numbers(rows * (columns + gap)), Numbers(m * (n + gap)));
        var expected = (T[])c.Clone();
        packed.Pack(new(b, rows, columns, columns + gap), transposed);
        packed.Multiply(new(a, m, k, k + gap), new(c, m, n, n + gap), accumulate, new());
        ReferenceProduct.Run<T>(new(a, m, k, k + gap), false, new(b, rows, columns, columns + gap), transposed, new(expected, m, n, n + gap), accumulate);
        return MemoryMarshal.AsBytes<T>(c).SequenceEqual(MemoryMarshal.AsBytes<T>(expected));
    }
}
