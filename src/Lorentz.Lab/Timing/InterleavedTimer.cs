using System.Collections.Immutable;
using System.Diagnostics;

namespace Lorentz.Lab.Timing;

/// <summary>
/// Times contenders against each other: every round takes one sample of each, in an order that rotates, so that changes
/// of clock rate, temperature and neighbours fall on all alike.
/// </summary>
public static class InterleavedTimer
{
    private const int MostRepetitions = 1 << 30;

    /// <summary>Measures contenders; the first is the reference of the ratios.</summary>
    /// <param name="contenders">At least one.</param>
    /// <param name="options">How long and how often.</param>
    /// <returns>One result for each contender, in their order.</returns>
    /// <exception cref="ArgumentException">There are no contenders.</exception>
    public static ImmutableArray<TimingResult> Measure(ImmutableArray<Contender> contenders, TimerOptions options)
    {
        if (contenders.IsDefaultOrEmpty)
        {
            throw new ArgumentException("Nothing to time.", nameof(contenders));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rounds, 1, nameof(options));
        var repetitions = contenders.Select(contender => Calibrate(contender, options)).ToArray();
        var samples = contenders.Select(_ => new double[options.Rounds]).ToArray();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var turn = (i + round) % contenders.Length;
                samples[turn][round] = Sample(contenders[turn], repetitions[turn])
                    / ((double)repetitions[turn] * contenders[turn].OperationsPerRepetition);
            }
        }

        return
        [
            .. contenders.Select((contender, i) => TimingResult.From(
                contender.Name, samples[i], samples[0], AllocatedBytes(contender, repetitions[i]))),
        ];
    }

    /// <summary>Warms a contender up and finds the repetitions that fill one sample.</summary>
    private static int Calibrate(Contender contender, TimerOptions options)
    {
        var start = Stopwatch.GetTimestamp();
        var repetitions = 1;
        while (true)
        {
            // The fastest of three: one that the scheduler interrupted would pass for a long sample.
            var elapsed = Math.Min(Sample(contender, repetitions), Math.Min(Sample(contender, repetitions), Sample(contender, repetitions))) / 1e6;
            var isWarm = Stopwatch.GetElapsedTime(start).TotalMilliseconds >= options.WarmUpMilliseconds;
            if (isWarm && (elapsed >= 0.7 * options.SampleMilliseconds || repetitions == MostRepetitions))
            {
                return repetitions;
            }

            // Growth is bounded: a first call that compiles says little about the next.
            var wanted = repetitions * (options.SampleMilliseconds / Math.Max(elapsed, 1e-4));
            repetitions = (int)Math.Clamp(wanted, Math.Max(1, repetitions / 4), Math.Min(MostRepetitions, repetitions * 8L));
        }
    }

    /// <summary>Nanoseconds of some repetitions.</summary>
    private static double Sample(Contender contender, int repetitions)
    {
        var start = Stopwatch.GetTimestamp();
        var checksum = contender.Run(repetitions);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return double.IsNaN(checksum)
            ? throw new InvalidOperationException($"'{contender.Name}' returned a checksum that is not a number: it timed a failure.")
            : elapsed;
    }

    private static double AllocatedBytes(Contender contender, int repetitions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Run(repetitions);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)repetitions * contender.OperationsPerRepetition);
    }
}
