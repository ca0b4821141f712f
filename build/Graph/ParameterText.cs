using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Names;

namespace Lorentz.Build.Graph;

/// <summary>Reads the text of a parameter; an error names the parameter, the bad text and what would be valid.</summary>
public static class ParameterText
{
    /// <summary>
    /// The text in the one form that is fingerprinted (<c>1e3</c> and <c>1000.0</c> are the same real), after checking it.
    /// </summary>
    /// <exception cref="UsageException">The text is not valid for the parameter.</exception>
    public static string Normalise(Parameter parameter, string text) => parameter.Kind switch
    {
        ParameterKind.Integer => Show(Integer(parameter, text)),
        ParameterKind.Integers => string.Join(',', Integers(parameter, text).Select(Show)),
        ParameterKind.Real => Show(Real(parameter, text)),
        ParameterKind.Reals => string.Join(',', Reals(parameter, text).Select(Show)),
        ParameterKind.Choice => parameter.Choices.Contains(text)
            ? text
            : throw new UsageException($"`{parameter.Name}`: {Nearest.Unknown("choice", text, parameter.Choices)}"),
        _ => text,
    };

    /// <summary>Reads a whole number; underscores between digits are allowed.</summary>
    public static long Integer(Parameter parameter, string text) =>
        long.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= parameter.Minimum
            ? value
            : throw Bad(parameter, text, "a whole number");

    /// <summary>Reads whole numbers separated by commas.</summary>
    public static ImmutableArray<long> Integers(Parameter parameter, string text) =>
        [.. Items(parameter, text).Select(item => Integer(parameter, item))];

    /// <summary>Reads a finite real number.</summary>
    public static double Real(Parameter parameter, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            && value >= parameter.Minimum
            ? value
            : throw Bad(parameter, text, "a finite number with a decimal point");

    /// <summary>Reads finite real numbers separated by commas.</summary>
    public static ImmutableArray<double> Reals(Parameter parameter, string text) =>
        [.. Items(parameter, text).Select(item => Real(parameter, item))];

    private static string[] Items(Parameter parameter, string text)
    {
        var items = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return items.Length > 0 ? items : throw Bad(parameter, text, "one or more values separated by commas");
    }

    private static UsageException Bad(Parameter parameter, string text, string valid)
    {
        var least = double.IsNegativeInfinity(parameter.Minimum) ? "" : $" of at least {Show(parameter.Minimum)}";
        var unit = parameter.Unit.Length == 0 ? "" : $" (in {parameter.Unit})";
        return new UsageException(
            $"`{parameter.Name}`: `{text}` is not {valid}{least}; it is {parameter.Meaning}{unit}, for example `{parameter.Value(Profile.Standard)}`");
    }

    private static string Show(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
