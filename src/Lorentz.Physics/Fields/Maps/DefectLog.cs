using System.Collections.Immutable;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Collects defects while a map is read; keeps all counts but only the first texts, for a map may be all wrong.</summary>
internal sealed class DefectLog
{
    private readonly ImmutableArray<MapDefect>.Builder first = ImmutableArray.CreateBuilder<MapDefect>();
    private readonly SortedDictionary<MapDefectKind, int> counts = [];

    /// <summary>Notes a defect; <paramref name="text"/> and <paramref name="remedy"/> are only asked for while they are kept.</summary>
    public void Add(MapDefectKind kind, long line, Func<string> text, string remedy)
    {
        var count = counts.GetValueOrDefault(kind, 0);
        counts[kind] = count + 1;
        if (count < MapDefects.KeptPerKind)
        {
            first.Add(new(line, kind, text(), remedy));
        }
    }

    /// <summary>What was noted so far.</summary>
    public MapDefects ToDefects() => new(first.ToImmutable(), counts.ToImmutableSortedDictionary());
}
