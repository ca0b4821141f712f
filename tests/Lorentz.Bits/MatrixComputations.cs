using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Random;

namespace Lorentz.Bits;

/// <summary>Matrix products of Lorentz.Numerics, with edges of every kind and more than one block of k.</summary>
public static class MatrixComputations
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        new("matrix-product", _ => Product(value => value)),
        new("matrix-product-single", _ => Product(value => (float)value)),
    ];

    private static ulong Product<T>(Func<double, T> convert)
        where T : unmanaged
    {
        var hash = new BitHash();
        var room = new MatrixRoom<T>();
        T[] Numbers(int count, ulong stream) =>
            [.. Enumerable.Range(0, count).Select(i => convert(new RandomStream(11, stream).Uniform((ulong)i, -1.0, 1.0)))];
        foreach (var (m, n, k) in new[] { (1, 4, 6), (8, 19, 37), (15, 37, 300), (31, 5, 8) })
        {
            var (a, b, c) = (Numbers(m * k, 1), Numbers(k * n, 2), Numbers(m * n, 3));
            MatrixProduct.Run<T>(new(a, m, k), false, new(b, k, n), false, new(c, m, n), true, room);
            Add(hash, c);
            MatrixProduct.Run<T>(new(a, k, m), true, new(b, n, k), true, new(c, m, n), false, room);
            Add(hash, c);
        }

        return hash.Value;
    }

    private static void Add<T>(BitHash hash, T[] values) => _ = values switch
    {
        float[] singles => hash.Add(singles),
        double[] doubles => hash.Add(doubles),
        _ => throw new ArgumentException($"no bits of {typeof(T).Name}", nameof(values)),
    };
}
