using System.Globalization;
using Lorentz.Lab.Tables;

namespace Lorentz.Lab.Tests.Tables;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0, 3, "0")]
    [InlineData(1.0, 3, "1.00")]
    [InlineData(-1.5, 1, "-2")]
    [InlineData(123456.0, 3, "123000")]
    [InlineData(0.00012344, 4, "0.0001234")]
    [InlineData(0.0001, 1, "0.0001")]
    [InlineData(0.0000999, 2, "0.00010")]
    [InlineData(0.0000994, 2, "9.9e-05")]
    [InlineData(9999999.0, 3, "10000000")]
    [InlineData(10000000.0, 3, "10000000")]
    [InlineData(10100000.0, 3, "1.01e+07")]
    [InlineData(10000001.0, 3, "10000000")]
    [InlineData(2e10, 1, "2e+10")]
    [InlineData(1e-300, 2, "1.0e-300")]
    [InlineData(999.96, 4, "1000")]
    [InlineData(999.94, 4, "999.9")]
    [InlineData(double.NaN, 4, "nan")]
    [InlineData(double.NegativeInfinity, 4, "-inf")]
    public void Reals_have_their_significant_digits(double value, int digits, string expected) =>
        Assert.Equal(expected, NumberText.Real(value, digits));

    [Fact]
    public void The_text_is_the_nearest_of_its_length()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(value))
            {
                continue;
            }

            var digits = random.Next(1, 18);
            var expected = double.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            Assert.Equal(expected, double.Parse(NumberText.Real(value, digits), CultureInfo.InvariantCulture));
            Assert.Equal(value, double.Parse(NumberText.RoundTrip(value), CultureInfo.InvariantCulture));
        }
    }
}
