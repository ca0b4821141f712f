using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Series.Recurrences;

namespace Lorentz.Series.Prefixes;

/// <summary>Examples of a recurrence: prefixes and the coefficient that follows each (teacher forcing).</summary>
/// <param name="Groups">By length, shortest first.</param>
public sealed record PrefixSet(ImmutableArray<PrefixGroup> Groups)
{
    private const ulong LengthStream = 0;
    private const ulong ValueStream = 1;

    /// <summary>Number of prefixes.</summary>
    public int Count => Groups.Sum(group => group.Count);

    /// <summary>Loss of a model that always says zero: the mean square of the targets.</summary>
    public double ZeroLoss => Groups.Sum(group => group.Targets.Sum(target => target * target)) / Count;

    /// <summary>Normal numbers as prefixes, lengths uniform in the range. A pure function of its arguments.</summary>
    /// <param name="recurrence">The rule to be learned, at least up to the longest prefix.</param>
    /// <param name="range">Which prefixes.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="ArgumentException">A prefix is shorter than the order, or longer than the table.</exception>
    public static PrefixSet Draw(RecurrenceTable recurrence, PrefixRange range, ulong seed)
    {
        if (range.Shortest < recurrence.Order || range.Longest < range.Shortest || range.Longest > recurrence.Last || range.Count < 1)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{range.Count} prefixes of {range.Shortest} to {range.Longest} coefficients: an equation of order {recurrence.Order} takes {recurrence.Order} to {recurrence.Last}"));
        }

        var lengths = new RandomStream(seed, LengthStream);
        var values = new RandomStream(seed, ValueStream);
        var drawn = Enumerable.Range(0, range.Count)
            .Select(i =>
            {
                var prefix = new double[range.Shortest + (int)lengths.Below((ulong)i, (ulong)(range.Longest - range.Shortest + 1))];
                for (var k = 0; k < prefix.Length; k++)
                {
                    prefix[k] = range.Spread * values.Normal(((ulong)i << 16) + (ulong)k);
                }

                return prefix;
            });
        return Of(recurrence, drawn);
    }

    /// <summary>The prefixes of a known series.</summary>
    /// <param name="recurrence">Its rule.</param>
    /// <param name="series">Its coefficients.</param>
    /// <param name="shortest">Coefficients of the shortest prefix.</param>
    /// <param name="longest">Coefficients of the longest prefix.</param>
    public static PrefixSet OfSeries(RecurrenceTable recurrence, ReadOnlySpan<double> series, int shortest, int longest)
    {
        var all = series.ToArray();
        return Of(recurrence, Enumerable.Range(shortest, longest - shortest + 1).Select(length => all[..length]));
    }

    private static PrefixSet Of(RecurrenceTable recurrence, IEnumerable<double[]> prefixes) => new(
    [
        .. prefixes
            .GroupBy(prefix => prefix.Length)
            .OrderBy(group => group.Key)
            .Select(group => new PrefixGroup(
                group.Key,
                [.. group.SelectMany(prefix => prefix)],
                [.. group.Select(prefix => recurrence.Next(prefix.Length, prefix))])),
    ]);
}
