using Lorentz.Lab.Equations;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Lab.Tests.Equations;

public sealed class EquationFileTests
{
    private const string Beam =
        """
        {
          "name": "beam",
          "coefficients": [[0], [0], [0], [0], [1, 0, "3/10"]],
          "forcing": [{"sin": 2, "amplitude": 1}],
          "conditions": [
            {"at": 0, "derivative": 0, "value": 0}, {"at": 0, "derivative": 1, "value": 0},
            {"at": 1, "derivative": 2, "value": 0}, {"at": 1, "derivative": 3, "value": 0}],
          "interval": [0, 1]
        }
        """;

    private const string Decay =
        """{"name":"decay","coefficients":[[1],[1]],"forcing":[{"exp":-2}],"conditions":[{"at":0,"derivative":0,"value":1}],"interval":[-0.5,0.5]}""";

    public static TheoryData<string> Known => [.. Equations.Select(equation => equation.Name)];

    private static IEnumerable<LinearEquation> Equations => KnownEquations.All.Concat(UnseenEquations.All).Concat(MisnamedEquations.All);

    [Theory]
    [MemberData(nameof(Known))]
    public void What_is_written_is_read(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("equation.json");
        var equation = Equations.Single(equation => equation.Name == name);
        EquationFile.Write(path, equation);
        Same(equation, EquationFile.Read(path));
    }

    [Fact]
    public void The_form_of_the_manual_is_the_beam() => Same(KnownEquations.Beam, EquationFile.Parse(Beam, "beam.json"));

    [Fact]
    public void Every_kind_of_forcing_survives()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("equation.json");
        var equation = KnownEquations.Exponential with
        {
            Name = "a \"quoted\" näme",
            Forcing = new(
            [
                new PolynomialForcing([1, Rational.Parse("-1/3")]), new SineForcing(Rational.Parse("1/7"), 2), new CosineForcing(-1, 3),
                new ExponentialForcing(2, Rational.Parse("-1/2")),
            ]),
        };
        EquationFile.Write(path, equation);
        Same(equation, EquationFile.Read(path));
    }

    [Fact]
    public void A_decimal_is_taken_as_it_is_written()
    {
        var equation = EquationFile.Parse(Decay.Replace("\"value\":1", "\"value\":0.10000000000000000000000000001e-1", StringComparison.Ordinal), "decay.json");
        Assert.Equal(Rational.Parse("10000000000000000000000000001/1000000000000000000000000000000"), equation.Conditions[0].Value);
        Assert.Equal(new ExponentialForcing(1, -2), Assert.Single(equation.Forcing.Terms));
    }

    [Fact]
    public void Forcing_may_be_left_out() =>
        Assert.Empty(EquationFile.Parse(Decay.Replace("\"forcing\":[{\"exp\":-2}],", "", StringComparison.Ordinal), "decay.json").Forcing.Terms);

    [Theory]
    [InlineData("\"forcing\"", "\"forcng\"", "decay.json: unknown field 'forcng' (did you mean 'forcing'?); valid fields are name, coefficients, forcing, conditions, interval")]
    [InlineData("\"derivative\"", "\"zzz\"", "decay.json: conditions[0]: unknown field 'zzz'; valid fields are at, derivative, value")]
    [InlineData("{\"exp\":-2}", "{\"sine\":-2}", "forcing[0]: unknown field 'sine' (did you mean 'sin'?)")]
    [InlineData("\"name\":\"decay\",", "", "decay.json: the field 'name' is missing")]
    [InlineData("\"at\":0,", "", "conditions[0]: the field 'at' is missing")]
    [InlineData("\"name\":\"decay\"", "\"name\":\"\"", "name: expected a text that is not empty")]
    [InlineData("\"name\":\"decay\"", "\"name\":7", "name: expected a text that is not empty, found 7")]
    [InlineData("[[1],[1]]", "7", "coefficients: expected a list of polynomials")]
    [InlineData("[[1],[1]]", "[[1],1]", "coefficients[1]: expected a polynomial as the list of its coefficients")]
    [InlineData("[[1],[1]]", "[[1],[]]", "coefficients[1]: 0 coefficients; 1 to 33 are read")]
    [InlineData("[[1],[1]]", "[[1],[\"1/0\"]]", "coefficients[1][0]: '1/0' is no number; expected a form such as")]
    [InlineData("[[1],[1]]", "[[1],[true]]", "coefficients[1][0]: expected a number or a text such as \"1/3\", found true")]
    [InlineData("[[1],[1]]", "[[1],[1e999999]]", "coefficients[1][0]: '1e999999' is no number")]
    [InlineData("[[1],[1]]", "[[\"1/1000000000007\",\"1/11\"],[\"1/1000000000039\"]]", "coefficients: the common denominator of all coefficients has 26 digits")]
    [InlineData("[[1],[1]]", "[[1],[1e400]]", "coefficients[1][0]: 1e400 is beyond the range of double precision")]
    [InlineData("[[1],[1]]", "[[1],[0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001]]", "a number of 114 characters; at most 100 are read")]
    [InlineData("[[1],[1]]", "[[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[1]]", "coefficients: 14 polynomials; at most 9 are read")]
    [InlineData("[{\"exp\":-2}]", "[{\"exp\":-2,\"sin\":1}]", "forcing[0]: a term has exactly one of the fields polynomial, sin, cos, exp; here are 2")]
    [InlineData("[{\"exp\":-2}]", "[{\"amplitude\":1}]", "here are 0")]
    [InlineData("[{\"exp\":-2}]", "[{\"polynomial\":[1],\"amplitude\":2}]", "forcing[0]: a polynomial has no amplitude")]
    [InlineData("[{\"exp\":-2}]", "{\"exp\":-2}", "forcing: expected a list of terms")]
    [InlineData("[{\"exp\":-2}]", "[3]", "forcing[0]: expected an object with the fields polynomial, sin, cos, exp, amplitude, found 3")]
    [InlineData("\"derivative\":0", "\"derivative\":0.5", "conditions[0].derivative: expected a whole number, found 1/2")]
    [InlineData("[-0.5,0.5]", "[-0.5]", "interval: 1 numbers, expected the two ends")]
    [InlineData("[-0.5,0.5]", "[0.5,-0.5]", "decay.json: the interval [1/2, -1/2] of decay is empty")]
    [InlineData("[[1],[1]]", "[[1],[0,1]]", "decay.json: c_1(0) = 0 in decay: x = 0 is a singular point")]
    [InlineData("\"name\":\"decay\",", "\"name\":\"decay\",\"name\":\"decay\",", "decay.json: no valid JSON")]
    [InlineData("{\"name\"", "{name", "decay.json: no valid JSON")]
    public void What_is_wrong_is_said(string valid, string broken, string expected)
    {
        Assert.Contains(valid, Decay, StringComparison.Ordinal);
        var text = Decay.Replace(valid, broken, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Throws<EquationFileException>(() => EquationFile.Parse(text, "decay.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_no_equation() =>
        Assert.Contains("x.json: expected an object", Assert.Throws<EquationFileException>(() => EquationFile.Parse("[]", "x.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("none.json");
        Assert.Contains(path, Assert.Throws<IOException>(() => EquationFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private static void Same(LinearEquation expected, LinearEquation actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Coefficients.Select(values => string.Join(' ', values)), actual.Coefficients.Select(values => string.Join(' ', values)));
        Assert.Equal(expected.Conditions.AsEnumerable(), actual.Conditions);
        Assert.Equal(expected.Interval, actual.Interval);
        Assert.Equal(expected.Forcing.Terms.Select(Text), actual.Forcing.Terms.Select(Text));
    }

    private static string Text(ForcingTerm term) => term is PolynomialForcing polynomial ? string.Join(' ', polynomial.Coefficients) : term.ToString();
}
