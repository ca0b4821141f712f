namespace Lorentz.Lab.Datasets;

/// <summary>The files of one split of a dataset: <c>train.segments.npy</c> and so on.</summary>
/// <param name="Segments">Inputs, [N x 7].</param>
/// <param name="Deviations">Targets, [N x 4].</param>
/// <param name="Path">Collocation states, [N x 4 points]; no rows when none were asked for.</param>
public sealed record DatasetFiles(string Segments, string Deviations, string Path)
{
    /// <summary>File names of the split called <paramref name="split"/>.</summary>
    public static DatasetFiles Of(string split) => new($"{split}.segments.npy", $"{split}.deviations.npy", $"{split}.path.npy");

    /// <summary>The three names or paths.</summary>
    public IReadOnlyList<string> All => [Segments, Deviations, Path];

    /// <summary>The same files where <paramref name="locate"/> says they are.</summary>
    public DatasetFiles At(Func<string, string> locate) => new(locate(Segments), locate(Deviations), locate(Path));
}
