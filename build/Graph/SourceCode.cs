using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Lorentz.Build.Graph;

/// <summary>
/// The hashes of C# sources, the same whatever line endings a checkout has. What was once asked for is remembered:
/// sources edited during a long run must not pass for those that are running.
/// </summary>
/// <param name="repository">The folder that paths are relative to.</param>
public sealed class SourceCode(string repository)
{
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> files = new(StringComparer.Ordinal);

    /// <summary>The hash of every C# file below the given folders or files, by its path in the repository.</summary>
    /// <exception cref="UsageException">A path of <paramref name="paths"/> does not exist.</exception>
    public ImmutableSortedDictionary<string, string> Hashes(IEnumerable<string> paths) =>
        paths.SelectMany(path => Known(path)).Distinct().ToImmutableSortedDictionary(file => file, HashOf, StringComparer.Ordinal);

    private ImmutableArray<string> Known(string path)
    {
        if (!files.TryGetValue(path, out var found))
        {
            found = [.. Files(path)];
            files.Add(path, found);
        }

        return found;
    }

    private IEnumerable<string> Files(string path)
    {
        var full = Path.Combine(repository, path);
        if (File.Exists(full))
        {
            return [Relative(full)];
        }

        if (!Directory.Exists(full))
        {
            throw new UsageException($"the code folder `{path}`, which a target depends on, does not exist");
        }

        return Directory.EnumerateFiles(full, "*.cs", SearchOption.AllDirectories)
            .Select(Relative)
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"));
    }

    private string HashOf(string file)
    {
        if (!hashes.TryGetValue(file, out var hash))
        {
            var text = File.ReadAllText(Path.Combine(repository, file)).ReplaceLineEndings("\n");
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            hashes.Add(file, hash);
        }

        return hash;
    }

    private string Relative(string full) => Path.GetRelativePath(repository, full).Replace('\\', '/');
}
