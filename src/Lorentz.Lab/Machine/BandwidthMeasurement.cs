using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Lab.Machine;

/// <summary>How fast one thread reads memory again and again: the limit of whatever reads its weights once a call.</summary>
/// <remarks>The rate depends on the cache that holds the memory, so it is measured for each size.</remarks>
public static unsafe class BandwidthMeasurement
{
    private const int LineBytes = 64;
    private const int UnrolledBytes = 8 * LineBytes;
    private const double SampleNanoseconds = 2e5;

    /// <summary>Bytes per nanosecond of reading some memory in order, over and over: the best of several short runs.</summary>
    /// <param name="bytes">How much memory, at least one byte; it is rounded up to whole steps of the loop.</param>
    /// <param name="runs">Runs of some 0.2 ms, at least 1.</param>
    /// <remarks>The best run: what disturbs a run only makes it slower, and a limit must not be set too low.</remarks>
    public static double Measure(int bytes, int runs = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var length = (bytes + UnrolledBytes - 1) / UnrolledBytes * UnrolledBytes;
        var storage = GC.AllocateArray<byte>(length + LineBytes, pinned: true);
        var start = (byte*)(((nuint)Unsafe.AsPointer(ref storage[0]) + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        var best = double.PositiveInfinity;
        var repetitions = 1;
        for (var run = -2; run < runs; run++)
        {
            var time = Read(start, length, repetitions);
            repetitions = Math.Max(1, (int)(SampleNanoseconds / Math.Max(time, 1)));

            // The first runs compile the loop and fill the caches.
            best = run < 0 ? best : Math.Min(best, time);
        }

        GC.KeepAlive(storage);
        return length / best;
    }

    // Nanoseconds of one pass.
    private static double Read(byte* start, int length, int repetitions)
    {
        var clock = Stopwatch.GetTimestamp();
        var isZero = true;
        for (var i = 0; i < repetitions; i++)
        {
            isZero &= Pass(start, start + length);
        }

        var elapsed = Stopwatch.GetElapsedTime(clock).TotalNanoseconds;

        // What was read is looked at, so that reading cannot be left out; it is all zero.
        return isZero ? elapsed / repetitions : throw new InvalidOperationException("Memory that was never written to is not zero.");
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Pass(byte* from, byte* end)
    {
        var (a, b, c, d) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        var (e, f, g, h) = (a, b, c, d);
        for (; from < end; from += UnrolledBytes)
        {
            a |= Vector512.Load((ulong*)from);
            b |= Vector512.Load((ulong*)(from + LineBytes));
            c |= Vector512.Load((ulong*)(from + (2 * LineBytes)));
            d |= Vector512.Load((ulong*)(from + (3 * LineBytes)));
            e |= Vector512.Load((ulong*)(from + (4 * LineBytes)));
            f |= Vector512.Load((ulong*)(from + (5 * LineBytes)));
            g |= Vector512.Load((ulong*)(from + (6 * LineBytes)));
            h |= Vector512.Load((ulong*)(from + (7 * LineBytes)));
        }

        return (a | b | c | d | e | f | g | h) == Vector512<ulong>.Zero;
    }
}
