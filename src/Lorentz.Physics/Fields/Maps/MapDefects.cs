using System.Collections.Immutable;
using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>All defects of a map: how many of each kind, and the first of them in full.</summary>
public sealed class MapDefects
{
    private readonly ImmutableSortedDictionary<MapDefectKind, int> counts;

    internal MapDefects(ImmutableArray<MapDefect> first, ImmutableSortedDictionary<MapDefectKind, int> counts)
    {
        First = first;
        this.counts = counts;
    }

    /// <summary>The first <see cref="KeptPerKind"/> defects of each kind, in the order found.</summary>
    public ImmutableArray<MapDefect> First { get; }

    /// <summary>How many defects of one kind are kept in full; all are counted.</summary>
    public static int KeptPerKind => 100;

    /// <summary>The kinds found.</summary>
    public IEnumerable<MapDefectKind> Kinds => counts.Keys;

    /// <summary>Number of defects of all kinds.</summary>
    public long Total => counts.Values.Sum(count => (long)count);

    /// <summary>Number of defects of one kind.</summary>
    public int Count(MapDefectKind kind) => counts.GetValueOrDefault(kind, 0);

    /// <summary>The defects in words, kind by kind.</summary>
    /// <param name="perKind">How many of each kind to spell out, at most <see cref="KeptPerKind"/>.</param>
    public IEnumerable<string> Describe(int perKind = 5)
    {
        foreach (var (kind, count) in counts)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{kind}: {count:N0}");
            var shown = First.Where(defect => defect.Kind == kind).Take(perKind).ToArray();
            foreach (var defect in shown)
            {
                yield return $"  {defect}";
            }

            if (count > shown.Length)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  ... and {count - shown.Length:N0} more");
            }
        }
    }
}
