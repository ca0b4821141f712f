using System.Collections.Immutable;
using System.Globalization;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>How many lines ended with each status, and the first line that did.</summary>
internal sealed class StatusTally
{
    private readonly Dictionary<string, (long Count, long FirstLine)> counts = [];

    /// <summary>Lines in all.</summary>
    public long Total { get; private set; }

    /// <summary>Number of lines with a status.</summary>
    public long this[string word] => counts.GetValueOrDefault(word).Count;

    /// <summary>Counts a line.</summary>
    public void Add(string word, long line)
    {
        Total++;
        counts[word] = counts.TryGetValue(word, out var old) ? (old.Count + 1, old.FirstLine) : (1, line);
    }

    /// <summary>One line of text for each status that occurred.</summary>
    public ImmutableArray<string> Describe()
    {
        var width = StatusWords.All.Max(word => word.Length);
        return
        [
            .. StatusWords.All.Where(counts.ContainsKey).Select(word =>
            {
                var meaning = StatusWords.MeaningOf(word);
                var first = meaning.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  first in line {counts[word].FirstLine}: {meaning}");
                return string.Create(CultureInfo.InvariantCulture, $"  {word.PadRight(width)} {counts[word].Count,11:N0}{first}");
            }),
        ];
    }
}
