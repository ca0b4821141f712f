using System.Globalization;
using Lorentz.Build.Commands;
using Lorentz.Build.Tests.Propagation;
using Lorentz.Lab.Equations;
using Lorentz.Series.Equations;

namespace Lorentz.Build.Tests.Series;

/// <summary>The command for a user's own equation, as a user has it.</summary>
public sealed class SolveSeriesTests
{
    private const string Cosine =
        """
        {
          "name": "cosine",
          "coefficients": [[1], [0], [1]],
          "conditions": [{"at": 0, "derivative": 0, "value": 1}, {"at": 0, "derivative": 1, "value": 0}],
          "interval": [-1, 1]
        }
        """;

    public static TheoryData<string> Shipped => [.. KnownEquations.All.Concat(UnseenEquations.All).Select(equation => equation.Name)];

    [Fact]
    public void An_equation_is_solved_from_file_to_files()
    {
        using var bench = new Bench();
        var (code, output, error) = Solve(bench, Cosine, "--set", "terms=20");
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains("s_0 and s_1 are found from the conditions, every later s_l follows from at most 2 coefficients before it", output, StringComparison.Ordinal);
        Assert.Contains("  s_4 = -1/12 s_2\n", output, StringComparison.Ordinal);
        Assert.Contains("   1/24\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("1/1\n", output, StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(bench.PathOf("series.svg")), StringComparison.Ordinal);

        var lines = bench.Lines("series.csv");
        Assert.Equal("n,exact,learned,error", lines[0]);
        Assert.Equal(22, lines.Length);
        var expected = 1.0;
        for (var n = 0; n <= 20; n++)
        {
            var fields = lines[n + 1].Split(',');
            var exact = n % 2 == 0 ? expected : 0;
            Assert.Equal(exact, Number(fields[1]), 1e-16);
            Assert.Equal(exact, Number(fields[2]), 1e-11);
            expected = n % 2 == 0 ? -expected / ((n + 1) * (n + 2)) : expected;
        }
    }

    /// <summary>(2 + x) y' + x y = cos x by hand: 2 l s_l + (l - 1) s_(l-1) + s_(l-2) = the cosine's coefficient of x^(l-1).</summary>
    [Fact]
    public void A_rule_names_the_nearest_coefficient_first_and_the_forcing_last()
    {
        using var bench = new Bench();
        var input = Path.Combine(RepositoryFolder.Find(), "examples", "series", "first-order.json");
        var (_, output, error) = bench.Run("SolveSeries", "--set", $"equation={input}", "--set", $"output={bench.PathOf("series.csv")}");
        Assert.Equal("", error);
        Assert.Contains("s_0 is found", output, StringComparison.Ordinal);
        Assert.Contains("  s_1 = 1/2\n  s_2 = -1/4 s_1 - 1/4 s_0\n  s_3 = -1/3 s_2 - 1/6 s_1 - 1/12\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recurrence_beyond_the_usual_lags_is_learned_with_more()
    {
        using var bench = new Bench();

        // y'' + x^13 y = 0 reaches 15 coefficients back: s_15 = -s_0 / (15 x 14).
        var (code, output, error) = Solve(bench, Cosine.Replace("[[1],", "[[0,0,0,0,0,0,0,0,0,0,0,0,0,1],", StringComparison.Ordinal));
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains("(15 lags and the forcing)", output, StringComparison.Ordinal);
        var fields = bench.Lines("series.csv")[16].Split(',');
        Assert.Equal(-1.0 / 210, Number(fields[1]), 1e-17);
        Assert.Equal(-1.0 / 210, Number(fields[2]), 1e-10);
    }

    [Theory]
    [InlineData("\"interval\"", "\"intervall\"", "unknown field 'intervall' (did you mean 'interval'?)")]
    [InlineData("[0], [1]]", "[0], [0, 1]]", "c_2(0) = 0 in cosine: x = 0 is a singular point")]
    [InlineData("\"value\": 1}", "\"value\": \"one\"}", "conditions[0].value: 'one' is no number")]
    public void A_file_that_is_no_equation_is_refused_with_its_place(string sound, string wrong, string expected)
    {
        using var bench = new Bench();
        var (code, _, error) = Solve(bench, Cosine.Replace(sound, wrong, StringComparison.Ordinal));
        Assert.Equal(2, code);
        Assert.StartsWith($"{bench.PathOf("equation.json")}: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal([bench.PathOf("equation.json")], Directory.GetFiles(bench.Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("terms=1", "cosine has order 2, so give 2 to 80")]
    [InlineData("terms=81", "cosine has order 2, so give 2 to 80")]
    public void A_number_of_terms_that_makes_no_sense_is_refused(string terms, string expected)
    {
        using var bench = new Bench();
        var (code, _, error) = Solve(bench, Cosine, "--set", terms);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_equation_is_not_overwritten()
    {
        using var bench = new Bench();
        var input = bench.Write("equation.json", Cosine);
        foreach (var output in new[] { input, bench.PathOf("series.svg"), bench.Folder })
        {
            Assert.Equal(2, bench.Run("SolveSeries", "--set", $"equation={input}", "--set", $"output={output}").Code);
        }

        Assert.Equal(Cosine, File.ReadAllText(input));
    }

    /// <summary>The files beside the documentation are the equations of the study, to the digit.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void Examples_are_the_equations_of_the_study(string name)
    {
        var equation = KnownEquations.All.Concat(UnseenEquations.All).Single(one => one.Name == name);
        using var bench = new Bench();
        EquationFile.Write(bench.PathOf("written.json"), equation);
        var shipped = Path.Combine(RepositoryFolder.Find(), "examples", "series", $"{name}.json");
        EquationFile.Write(bench.PathOf("read.json"), EquationFile.Read(shipped));
        Assert.Equal(File.ReadAllText(bench.PathOf("written.json")), File.ReadAllText(bench.PathOf("read.json")));
    }

    private static (int Code, string Output, string Error) Solve(Bench bench, string equation, params string[] more) =>
        bench.Run(["SolveSeries", "--set", $"equation={bench.Write("equation.json", equation)}", "--set", $"output={bench.PathOf("series.csv")}", .. more]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
