using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Lorentz.Build.Commands;

/// <summary>How many tests passed, failed and were skipped.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed, and errors outside any test.</param>
/// <param name="Skipped">Tests that did not run.</param>
public readonly record struct TestCounts(int Passed, int Failed, int Skipped)
{
    /// <summary>Counts added.</summary>
    public static TestCounts operator +(TestCounts left, TestCounts right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>
    /// The counts of one test program, from the report it wrote and its exit code. A program that left no whole report,
    /// ran no test, or ended badly though no test failed counts as one failure.
    /// </summary>
    /// <param name="report">The path of its report in xunit's format.</param>
    /// <param name="exitCode">Its exit code.</param>
    public static TestCounts Of(string report, int exitCode)
    {
        var counts = Read(report);
        var bad = counts is { Passed: 0, Failed: 0 } || (exitCode != 0 && counts.Failed == 0);
        return bad ? counts with { Failed = counts.Failed + 1 } : counts;
    }

    /// <summary>The counts as one line.</summary>
    public override string ToString()
    {
        var skipped = Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Skipped} skipped") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed{skipped}");
    }

    private static TestCounts Read(string report)
    {
        if (!File.Exists(report))
        {
            return default;
        }

        try
        {
            return XDocument.Load(report)
                .Descendants("assembly")
                .Select(assembly => new TestCounts(
                    Count(assembly, "passed"),
                    Count(assembly, "failed") + Count(assembly, "errors"),
                    Count(assembly, "skipped") + Count(assembly, "not-run")))
                .Aggregate(default(TestCounts), (sum, counts) => sum + counts);
        }
        catch (XmlException)
        {
            return default;
        }
    }

    private static int Count(XElement assembly, string name) => (int?)assembly.Attribute(name) ?? 0;
}
