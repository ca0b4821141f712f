using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Lab.Machine;

/// <summary>The peak rate of fused multiply-adds, against which kernels are judged.</summary>
/// <param name="Threads">Threads that ran at once.</param>
/// <param name="SingleGigaflops">32-bit operations per nanosecond, all threads together; a fused multiply-add counts two.</param>
/// <param name="DoubleGigaflops">64-bit operations per nanosecond, all threads together.</param>
public sealed record PeakMeasurement(int Threads, double SingleGigaflops, double DoubleGigaflops)
{
    private const int Accumulators = 12;
    private const int Iterations = 2_000_000;

    /// <summary>Measures the peak of 256-bit vectors: the median of several short runs.</summary>
    /// <param name="threads">Threads to run at once, at least 1.</param>
    /// <param name="runs">Runs of some 10 ms for each precision, at least 1.</param>
    public static PeakMeasurement Measure(int threads, int runs = 9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        return new(
            threads,
            Median(threads, runs, () => Singles(Iterations), Vector256<float>.Count),
            Median(threads, runs, () => Doubles(Iterations), Vector256<double>.Count));
    }

    private static double Median(int threads, int runs, Func<double> work, int lanes)
    {
        // Two runs that do not count compile the loop and wake the processor.
        Run(threads, work);
        Run(threads, work);
        var operations = 2.0 * Accumulators * lanes * Iterations * threads;
        var rates = Enumerable.Range(0, runs).Select(_ => operations / Run(threads, work)).Order().ToArray();
        return rates[runs / 2];
    }

    /// <summary>Nanoseconds from a common start to the last thread's end.</summary>
    private static double Run(int threads, Func<double> work)
    {
        using var gate = new Barrier(threads + 1);
        var sums = new double[threads];
        var workers = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            gate.SignalAndWait();
            sums[i] = work();
        })).ToArray();
        foreach (var worker in workers)
        {
            worker.Start();
        }

        var start = Stopwatch.GetTimestamp();
        gate.SignalAndWait();
        foreach (var worker in workers)
        {
            worker.Join();
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds;

        // The sums are looked at so that the work cannot be left out.
        return sums.All(double.IsFinite) ? elapsed : throw new InvalidOperationException("The peak loop overflowed.");
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Singles(int iterations)
    {
        var factor = Vector256.Create(0.999f);
        var term = Vector256.Create(0.001f);
        Vector256<float> a = term, b = term, c = term, d = term, e = term, f = term;
        Vector256<float> g = term, h = term, i = term, j = term, k = term, l = term;
        for (var n = 0; n < iterations; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, term);
            b = Vector256.FusedMultiplyAdd(b, factor, term);
            c = Vector256.FusedMultiplyAdd(c, factor, term);
            d = Vector256.FusedMultiplyAdd(d, factor, term);
            e = Vector256.FusedMultiplyAdd(e, factor, term);
            f = Vector256.FusedMultiplyAdd(f, factor, term);
            g = Vector256.FusedMultiplyAdd(g, factor, term);
            h = Vector256.FusedMultiplyAdd(h, factor, term);
            i = Vector256.FusedMultiplyAdd(i, factor, term);
            j = Vector256.FusedMultiplyAdd(j, factor, term);
            k = Vector256.FusedMultiplyAdd(k, factor, term);
            l = Vector256.FusedMultiplyAdd(l, factor, term);
        }

        return Vector256.GetElement(a + b + c + d + e + f + g + h + i + j + k + l, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Doubles(int iterations)
    {
        var factor = Vector256.Create(0.999);
        var term = Vector256.Create(0.001);
        Vector256<double> a = term, b = term, c = term, d = term, e = term, f = term;
        Vector256<double> g = term, h = term, i = term, j = term, k = term, l = term;
        for (var n = 0; n < iterations; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, term);
            b = Vector256.FusedMultiplyAdd(b, factor, term);
            c = Vector256.FusedMultiplyAdd(c, factor, term);
            d = Vector256.FusedMultiplyAdd(d, factor, term);
            e = Vector256.FusedMultiplyAdd(e, factor, term);
            f = Vector256.FusedMultiplyAdd(f, factor, term);
            g = Vector256.FusedMultiplyAdd(g, factor, term);
            h = Vector256.FusedMultiplyAdd(h, factor, term);
            i = Vector256.FusedMultiplyAdd(i, factor, term);
            j = Vector256.FusedMultiplyAdd(j, factor, term);
            k = Vector256.FusedMultiplyAdd(k, factor, term);
            l = Vector256.FusedMultiplyAdd(l, factor, term);
        }

        return Vector256.GetElement(a + b + c + d + e + f + g + h + i + j + k + l, 0);
    }
}
