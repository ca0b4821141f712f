using Lorentz.Build.Graph;

namespace Lorentz.Build.Tests.Graph;

public sealed class ParameterTests
{
    [Fact]
    public void A_profile_left_out_takes_its_neighbours_value()
    {
        var every = Parameter.Integer("epochs", "passes", "", smoke: 2, standard: 20, @long: 50, paper: 100);
        Assert.Equal(["2", "20", "50", "100"], every.Values);
        Assert.Equal(["20", "20", "50", "50"], Parameter.Integer("epochs", "passes", "", 20, @long: 50).Values);
        Assert.Equal(["7", "7", "7", "7"], Parameter.Integer("seed", "seed", "", 7).Values);
        Assert.Equal("50", every.Value(Profile.Long));
    }

    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("1000.0", "1000")]
    [InlineData("-0.5", "-0.5")]
    public void A_real_has_one_form(string text, string form) => Assert.Equal(form, ParameterText.Normalise(Parameter.Real("x", "a number", "mm", 1), text));

    [Fact]
    public void Lists_have_one_form()
    {
        Assert.Equal("256,512", ParameterText.Normalise(Parameter.Integers("widths", "widths", "", "1"), " 256, 512"));
        Assert.Equal("0.001,1E-06", ParameterText.Normalise(Parameter.Reals("tolerances", "tolerances", "mm", "1"), "1e-3,1e-6"));
    }

    [Fact]
    public void An_integer_may_be_grouped() => Assert.Equal("100000000", ParameterText.Normalise(Parameter.Integer("n", "samples", "", 1), "100_000_000"));

    [Theory]
    [InlineData("1,5")]
    [InlineData("Infinity")]
    [InlineData("")]
    [InlineData("1.5 mm")]
    public void A_bad_real_says_what_is_valid(string text)
    {
        var error = Assert.Throws<UsageException>(() => ParameterText.Normalise(Parameter.Real("step", "the step", "mm", 5), text));
        Assert.Equal($"`step`: `{text}` is not a finite number with a decimal point; it is the step (in mm), for example `5`", error.Message);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("1 000")]
    public void A_bad_integer_is_refused(string text) =>
        Assert.Throws<UsageException>(() => ParameterText.Normalise(Parameter.Integer("n", "samples", "", 1), text));

    [Fact]
    public void An_empty_list_is_refused() =>
        Assert.Throws<UsageException>(() => ParameterText.Normalise(Parameter.Integers("widths", "widths", "", "1"), ","));
}
