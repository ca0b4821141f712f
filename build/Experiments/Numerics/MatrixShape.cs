using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>A matrix product of the study: an m x k by a k x n matrix.</summary>
/// <param name="Use">Where networks need it.</param>
/// <param name="M">Rows of the result.</param>
/// <param name="N">Columns of the result.</param>
/// <param name="K">Terms of each element.</param>
/// <param name="TransposeA">Whether the left factor is stored transposed.</param>
/// <param name="TransposeB">Whether the right factor is stored transposed.</param>
internal sealed record MatrixShape(string Use, int M, int N, int K, bool TransposeA, bool TransposeB)
{
    /// <summary>Rows of samples that go through a network together.</summary>
    private const int Rows = 256;

    /// <summary>The products of the layers 6 -> 512 -> 256 -> 4 and 1024 -> 512, and two large ones in every form.</summary>
    public static ImmutableArray<MatrixShape> All { get; } =
    [
        .. EveryForm("large batch", 4096, 512, 512),
        .. EveryForm("square", 512, 512, 512),
        .. Layer("6 to 512", 6, 512),
        .. Layer("512 to 256", 512, 256),
        .. Layer("1024 to 512", 1024, 512),
        .. Layer("256 to 4", 256, 4),
    ];

    /// <summary>Which factors are stored transposed: NN, NT, TN.</summary>
    public string Form => $"{(TransposeA ? 'T' : 'N')}{(TransposeB ? 'T' : 'N')}";

    /// <summary>Multiply-adds of the product.</summary>
    public long MultiplyAdds => (long)M * N * K;

    private static IEnumerable<MatrixShape> EveryForm(string use, int m, int n, int k) =>
        [new(use, m, n, k, false, false), new(use, m, n, k, false, true), new(use, m, n, k, true, false)];

    /// <summary>Forward x W^T, backward d W, and the gradient d^T x of a layer.</summary>
    private static IEnumerable<MatrixShape> Layer(string name, int inputs, int outputs) =>
    [
        new($"{name}: forward", Rows, outputs, inputs, false, true),
        new($"{name}: backward", Rows, inputs, outputs, false, false),
        new($"{name}: gradient", outputs, inputs, Rows, true, false),
    ];
}
