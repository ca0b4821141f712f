using System.Numerics;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Lorentz.Numerics.Matrices;
using Xunit;

namespace Lorentz.Numerics.Tests.Matrices;

/// <summary>The blocked product against the triple loop, bit for bit.</summary>
public static class MatrixProductTests
{
    /// <summary>Edges of tiles, strips, blocks of each size, and what lies just beyond.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 4, 6 }, { 6, 16, 1 }, { 7, 17, 9 }, { 12, 16, 33 }, { 13, 31, 32 }, { 13, 31, 257 }, { 150, 33, 260 }, { 5, 1030, 70 },
        { 14, 1041, 20 }, { 145, 18, 8 }, { 3, 512, 520 }, { 64, 64, 64 }, { 0, 5, 5 }, { 5, 0, 5 }, { 5, 5, 0 }, { 200, 16, 513 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public static void The_bits_are_those_of_the_triple_loop(int m, int n, int k)
    {
        for (var form = 0; form < 8; form++)
        {
            Assert.True(IsExact<float>(m, n, k, form, 0, 1, new()), $"float, form {form}");
            Assert.True(IsExact<double>(m, n, k, form, 3, 2, new()), $"double, form {form}");
        }
    }

    // A room that nothing refers to but the running product: collections in between must leave its panels alone.
    [Fact]
    public static void A_room_made_for_one_product_outlives_it()
    {
        var isOver = false;
        var collecting = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                GC.Collect();
            }
        });
        collecting.Start();
        var wrong = 0;
        for (var i = 0; i < 50; i++)
        {
            wrong += IsExact<double>(60, 50, 40, 0, 0, 1, new()) ? 0 : 1;
            _ = new byte[100_000];
        }

        Volatile.Write(ref isOver, true);
        collecting.Join();
        Assert.Equal(0, wrong);
    }

    [Fact]
    public static void The_bits_are_those_of_the_triple_loop_at_any_shape()
    {
        var (room, roomOfDoubles) = (new MatrixRoom<float>(), new MatrixRoom<double>());
        Prop.ForAll<byte, byte, int>((m, n, seed) =>
        {
            var random = new System.Random(seed);
            var (k, form, gap) = (random.Next(random.Next(2) == 0 ? 20 : 600), random.Next(8), random.Next(4));
            return IsExact(m / 3, n / 2, k, form, gap, seed, room) && IsExact(m / 5, n / 3, k, form, gap, seed, roomOfDoubles);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public static void A_small_product_is_the_one_of_the_textbook()
    {
        double[] a = [1, 2, 3, 4, 5, 6];
        double[] b = [7, 8, 9, 10, 11, 12];
        var c = new double[4];
        MatrixProduct.Run<double>(new(a, 2, 3), false, new(b, 3, 2), false, new(c, 2, 2), false, new());
        Assert.Equal([58, 64, 139, 154], c);
        MatrixProduct.Run<double>(new(a, 3, 2), true, new(b, 2, 3), true, new(c, 2, 2), true, new());
        Assert.Equal([58 + 76, 64 + 103, 139 + 100, 154 + 136], c);
    }

    [Fact]
    public static void Sizes_that_do_not_fit_are_refused()
    {
        var data = new float[100];
        Assert.Contains("2 x 3 times 4 x 5", Refused(() => Product(data, 2, 3, 4, 5, 2, 5)), StringComparison.Ordinal);
        Assert.Contains("into 2 x 4", Refused(() => Product(data, 2, 3, 3, 5, 2, 4)), StringComparison.Ordinal);
        Assert.Contains("need 110", Refused(() => _ = new MatrixView<float>(data, 11, 10)), StringComparison.Ordinal);
        Assert.Contains("at least", Refused(() => _ = new MatrixView<float>(data, 2, 10, 9)), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => MatrixProduct.Run<int>(
            new(new int[1], 1, 1), false, new(new int[1], 1, 1), false, new(new int[1], 1, 1), false, new()));
    }

    private static void Product(float[] data, int m, int k, int otherK, int n, int rows, int columns) =>
        MatrixProduct.Run<float>(new(data, m, k), false, new(data, otherK, n), false, new(data, rows, columns), false, new());

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;

    /// <summary>Forms are the eight choices of transposing a, transposing b and accumulating.</summary>
    private static bool IsExact<T>(int m, int n, int k, int form, int gap, int seed, MatrixRoom<T> room)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new System.Random(seed);
        var (transposeA, transposeB, accumulate) = ((form & 1) != 0, (form & 2) != 0, (form & 4) != 0);
        var (aRows, aColumns) = transposeA ? (k, m) : (m, k);
        var (bRows, bColumns) = transposeB ? (n, k) : (k, n);
        var (a, b, c) = (Numbers<T>(random, aRows, aColumns + gap), Numbers<T>(random, bRows, bColumns + gap), Numbers<T>(random, m, n + gap));
        var expected = (T[])c.Clone();
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                ref var sum = ref expected[(i * (n + gap)) + j];
                sum = accumulate ? sum : T.Zero;
                for (var l = 0; l < k; l++)
                {
                    sum = T.FusedMultiplyAdd(
                        a[transposeA ? (l * (m + gap)) + i : (i * (k + gap)) + l], b[transposeB ? (j * (k + gap)) + l : (l * (n + gap)) + j], sum);
                }
            }
        }

        var plain = (T[])c.Clone();
        var left = new MatrixView<T>(a, aRows, aColumns, aColumns + gap);
        var right = new MatrixView<T>(b, bRows, bColumns, bColumns + gap);
        ReferenceProduct.Run(left, transposeA, right, transposeB, new(plain, m, n, n + gap), accumulate);
        MatrixProduct.Run(left, transposeA, right, transposeB, new(c, m, n, n + gap), accumulate, room);
        return SameBits(expected, c) && SameBits(expected, plain);
    }

    private static T[] Numbers<T>(System.Random random, int rows, int stride)
        where T : IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, rows * stride).Select(_ => T.CreateTruncating((random.NextDouble() * 2) - 1))];

    private static bool SameBits<T>(T[] expected, T[] actual)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes<T>(actual));
}
