using Lorentz.Build.Commands;

namespace Lorentz.Build.Tests.Commands;

public sealed class TestCountsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lorentz-counts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_whole_report_is_counted() => Assert.Equal("5 passed, 0 failed", Of(Report(passed: 5), 0).ToString());

    [Fact]
    public void Skipped_tests_are_mentioned() => Assert.Equal("5 passed, 1 failed, 2 skipped", Of(Report(passed: 5, failed: 1, skipped: 2), 1).ToString());

    [Fact]
    public void An_error_outside_tests_is_a_failure() => Assert.Equal(1, Of(Report(passed: 5, errors: 1), 1).Failed);

    [Fact]
    public void No_report_is_a_failure() => Assert.Equal("0 passed, 1 failed", TestCounts.Of(Path.Combine(folder, "absent.xml"), 134).ToString());

    [Fact]
    public void Half_a_report_is_a_failure() => Assert.Equal("0 passed, 1 failed", Of(Report(passed: 5)[..60], 139).ToString());

    [Fact]
    public void No_test_is_a_failure() => Assert.Equal("0 passed, 1 failed", Of(Report(passed: 0), 0).ToString());

    [Fact]
    public void A_bad_end_after_good_tests_is_a_failure() => Assert.Equal("5 passed, 1 failed", Of(Report(passed: 5), 134).ToString());

    private static string Report(int passed, int failed = 0, int errors = 0, int skipped = 0) =>
        $"""<assemblies><assembly errors="{errors}" failed="{failed}" not-run="0" passed="{passed}" skipped="{skipped}"/></assemblies>""";

    private TestCounts Of(string text, int code)
    {
        var path = Path.Combine(folder, "report.xml");
        File.WriteAllText(path, text);
        return TestCounts.Of(path, code);
    }
}
