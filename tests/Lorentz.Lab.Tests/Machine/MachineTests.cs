using Lorentz.Lab.Machine;

namespace Lorentz.Lab.Tests.Machine;

[Collection(nameof(AloneCollection))]
public sealed class MachineTests
{
    [Theory]
    [InlineData("processor\t: 0\ncpu family\t: 25\nmodel\t\t: 1\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\nmodel name\t: other\n", "AMD EPYC (family 25, model 1)")]
    [InlineData("processor\t: 0\nBogoMIPS\t: 50.00\nCPU part\t: 0xd0c\n", "0xd0c")]
    [InlineData("processor: 0\nModel\t\t: Raspberry Pi 5\n", "Raspberry Pi 5")]
    [InlineData("", "unknown processor")]
    public void The_processor_is_read_from_linux(string text, string expected) =>
        Assert.Equal(expected, MachineDescription.ProcessorFrom(text));

    [Fact]
    public void The_description_does_not_tell_whose_machine_it_is()
    {
        var text = MachineDescription.Current().ToString();
        Assert.Contains($"{Environment.ProcessorCount} logical cores", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(AppContext.BaseDirectory, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Singles_run_faster_than_doubles_on_any_vector_unit()
    {
        var peak = PeakMeasurement.Measure(1, runs: 5);
        Assert.Equal(1, peak.Threads);
        Assert.InRange(peak.SingleGigaflops / peak.DoubleGigaflops, 1.1, 4);
        TestContext.Current.SendDiagnosticMessage($"{peak}");
        Assert.Throws<ArgumentOutOfRangeException>(() => PeakMeasurement.Measure(0));
    }

    [Fact]
    public void Memory_that_fits_the_first_cache_is_read_no_slower_than_memory_that_fits_none()
    {
        var (near, far) = (BandwidthMeasurement.Measure(16 * 1024), BandwidthMeasurement.Measure(64 * 1024 * 1024, runs: 3));
        Assert.InRange(near / far, 0.9, 1000);
        Assert.Throws<ArgumentOutOfRangeException>(() => BandwidthMeasurement.Measure(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BandwidthMeasurement.Measure(64, runs: 0));
    }
}
