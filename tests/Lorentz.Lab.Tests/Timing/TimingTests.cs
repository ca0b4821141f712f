using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;

namespace Lorentz.Lab.Tests.Timing;

[Collection(nameof(AloneCollection))]
public sealed class TimingTests
{
    private static readonly MachineDescription Machine = new("Test CPU", 2, "AVX2", "Linux 6", "X64", ".NET 10.0.0");

    [Fact]
    public void Fixed_samples_give_this_text()
    {
        double[] reference = [100, 110, 200, 105, 95];
        double[] network = [50, 55, 100, 50, 60];
        var table = TimingTable.Of(
            "Inference",
            [
                TimingResult.From("RK4, 10 mm", reference, reference, 0),
                TimingResult.From("network", network, reference, 24.5),
            ],
            Machine);
        Assert.Equal(
            """
            name,median [ns],q25 [ns],q75 [ns],minimum [ns],ratio,rounds,allocated [B],machine
            "RK4, 10 mm",105.0,100.0,110.0,95.00,1.000,5,0,"Test CPU, 2 logical cores, AVX2, Linux 6, X64, .NET 10.0.0"
            network,55.00,50.00,60.00,50.00,0.5000,5,24.5,"Test CPU, 2 logical cores, AVX2, Linux 6, X64, .NET 10.0.0"

            """,
            CsvTable.Render(table));
    }

    [Fact]
    public void The_ratio_is_taken_within_rounds()
    {
        // The machine slows down tenfold half-way: medians of each alone would say 5.5, rounds say 2.
        var result = TimingResult.From("a", [2, 2, 20, 20], [1, 1, 10, 10], 0);
        Assert.Equal(2, result.Ratio);
        Assert.Equal(11, result.Median);
        Assert.Throws<ArgumentException>(() => TimingResult.From("a", [1], [], 0));
    }

    [Fact]
    public void Longer_work_takes_longer_in_proportion()
    {
        var results = InterleavedTimer.Measure(
            [new("short", n => Chain(n, 100)), new("long", n => Chain(n, 10_000)), new("batch", n => Chain(n, 10_000), 100)],
            new TimerOptions(1, 9, 10));
        Assert.Equal(["short", "long", "batch"], results.Select(result => result.Name));
        Assert.Equal(1, results[0].Ratio);
        Assert.InRange(results[1].Ratio, 30, 300);
        Assert.InRange(results[2].Ratio, 0.3, 3);
        Assert.All(results, result => Assert.True(result.Minimum <= result.LowerQuartile && result.LowerQuartile <= result.Median && result.Median <= result.UpperQuartile));
        Assert.All(results, result => Assert.Equal((9, 0.0), (result.Rounds, result.AllocatedBytes)));
    }

    [Fact]
    public void Allocations_are_counted_per_operation()
    {
        var result = InterleavedTimer.Measure([new("arrays", Allocate)], new TimerOptions(0.5, 3, 5))[0];
        Assert.InRange(result.AllocatedBytes, 1000, 1100);
    }

    [Fact]
    public void A_failure_is_not_timed()
    {
        Assert.Throws<InvalidOperationException>(() => InterleavedTimer.Measure([new("nan", _ => double.NaN)], new TimerOptions()));
        Assert.Throws<ArgumentException>(() => InterleavedTimer.Measure([], new TimerOptions()));
    }

    private static double Chain(int repetitions, int length)
    {
        var value = 1.0;
        for (var i = 0L; i < (long)repetitions * length; i++)
        {
            value = Math.FusedMultiplyAdd(value, 0.999, 0.001);
        }

        return value;
    }

    private static double Allocate(int repetitions)
    {
        var sum = 0.0;
        for (var i = 0; i < repetitions; i++)
        {
            sum += Make(1000).Length;
        }

        return sum;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static byte[] Make(int length) => new byte[length];
}
