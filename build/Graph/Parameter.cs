using System.Collections.Immutable;
using System.Globalization;

namespace Lorentz.Build.Graph;

/// <summary>One knob of an experiment, with a value for every profile.</summary>
public sealed record Parameter
{
    /// <summary>The name, as in <c>--set name=value</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Meaning { get; init; }

    /// <summary>Its unit, empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What its text means.</summary>
    public required ParameterKind Kind { get; init; }

    /// <summary>The text of its value in each profile, in the order of <see cref="Profiles.Names"/>.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>The words allowed, for a choice.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The least value allowed, for numbers.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>A whole number. A profile left out takes the next smaller one's value (smoke: the standard one).</summary>
    public static Parameter Integer(
        string name, string meaning, string unit, long standard, long? smoke = null, long? @long = null, long? paper = null, long? minimum = null) =>
        Of(ParameterKind.Integer, name, meaning, unit, Text(standard), Text(smoke), Text(@long), Text(paper)) with
        {
            Minimum = minimum ?? double.NegativeInfinity,
        };

    /// <summary>A finite real number.</summary>
    public static Parameter Real(
        string name, string meaning, string unit, double standard, double? smoke = null, double? @long = null, double? paper = null, double? minimum = null) =>
        Of(ParameterKind.Real, name, meaning, unit, Text(standard), Text(smoke), Text(@long), Text(paper)) with
        {
            Minimum = minimum ?? double.NegativeInfinity,
        };

    /// <summary>A list of whole numbers, such as the widths of a scan: <c>"256,512,1024"</c>.</summary>
    public static Parameter Integers(
        string name, string meaning, string unit, string standard, string? smoke = null, string? @long = null, string? paper = null) =>
        Of(ParameterKind.Integers, name, meaning, unit, standard, smoke, @long, paper);

    /// <summary>A list of finite real numbers, such as tolerances: <c>"1e-3,1e-6"</c>.</summary>
    public static Parameter Reals(
        string name, string meaning, string unit, string standard, string? smoke = null, string? @long = null, string? paper = null) =>
        Of(ParameterKind.Reals, name, meaning, unit, standard, smoke, @long, paper);

    /// <summary>Free text.</summary>
    public static Parameter Text(
        string name, string meaning, string standard, string? smoke = null, string? @long = null, string? paper = null) =>
        Of(ParameterKind.Text, name, meaning, "", standard, smoke, @long, paper);

    /// <summary>One of <paramref name="choices"/>.</summary>
    public static Parameter Choice(
        string name, string meaning, ImmutableArray<string> choices, string standard, string? smoke = null, string? @long = null, string? paper = null) =>
        Of(ParameterKind.Choice, name, meaning, "", standard, smoke, @long, paper) with { Choices = choices };

    /// <summary>
    /// A file to read, whose content is fingerprinted. A default is relative to the repository, a path given with
    /// <c>--set</c> to the working folder; an empty default means that the user must give one.
    /// </summary>
    public static Parameter File(string name, string meaning, string standard = "") =>
        Of(ParameterKind.File, name, meaning, "", standard, null, null, null);

    /// <summary>A file to write, relative to the working folder; an empty default means that the user must give one.</summary>
    public static Parameter Output(string name, string meaning, string standard = "") =>
        Of(ParameterKind.Output, name, meaning, "", standard, null, null, null);

    /// <summary>The text of the value in a profile.</summary>
    public string Value(Profile profile) => Values[(int)profile];

    private static Parameter Of(
        ParameterKind kind, string name, string meaning, string unit, string standard, string? smoke, string? @long, string? paper) => new()
        {
            Name = name,
            Meaning = meaning,
            Unit = unit,
            Kind = kind,
            Values = [smoke ?? standard, standard, @long ?? standard, paper ?? @long ?? standard],
        };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
