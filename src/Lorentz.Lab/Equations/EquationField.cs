using System.Globalization;
using System.Text.Json;
using Lorentz.Lab.Names;
using Lorentz.Series.Numbers;

namespace Lorentz.Lab.Equations;

/// <summary>A value in an equation file that knows its place, for messages.</summary>
internal readonly struct EquationField(JsonElement element, string source, string place)
{
    // More digits than any known constant needs; exact arithmetic with thousands of them would take minutes.
    private const int MostCharacters = 100;

    private JsonElement Element { get; } = element;

    /// <summary>An error at this place.</summary>
    public EquationFileException Wrong(string problem) => new(place.Length == 0 ? $"{source}: {problem}" : $"{source}: {place}: {problem}");

    /// <summary>Requires an object that has no fields but the given ones.</summary>
    public void RequireFields(params ReadOnlySpan<string> valid)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"expected an object with the fields {string.Join(", ", valid!)}, found {Kind()}");
        }

        foreach (var property in Element.EnumerateObject())
        {
            if (!valid.Contains(property.Name))
            {
                var hint = Nearest.To(property.Name, valid.ToArray()) is [var nearest, ..] ? $" (did you mean '{nearest}'?)" : "";
                throw Wrong($"unknown field '{property.Name}'{hint}; valid fields are {string.Join(", ", valid!)}");
            }
        }
    }

    /// <summary>A field that may be missing.</summary>
    public EquationField? Optional(string name) =>
        Element.TryGetProperty(name, out var value) ? new EquationField(value, source, place.Length == 0 ? name : $"{place}.{name}") : null;

    /// <summary>A field that has to be there.</summary>
    public EquationField Required(string name) => Optional(name) ?? throw Wrong($"the field '{name}' is missing");

    /// <summary>The elements of a list.</summary>
    public EquationField[] List(string meaning)
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong($"expected {meaning}, found {Kind()}");
        }

        var fields = new EquationField[Element.GetArrayLength()];
        for (var index = 0; index < fields.Length; index++)
        {
            fields[index] = new(Element[index], source, $"{place}[{index.ToString(CultureInfo.InvariantCulture)}]");
        }

        return fields;
    }

    /// <summary>A text that is not empty.</summary>
    public string Text() =>
        Element.ValueKind == JsonValueKind.String && Element.GetString() is { Length: > 0 } text ? text : throw Wrong($"expected a text that is not empty, found {Kind()}");

    /// <summary>A whole number.</summary>
    public int Whole()
    {
        var value = Number();
        return value.Denominator.IsOne && int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : throw Wrong($"expected a whole number, found {value}");
    }

    /// <summary>A number or a text such as "1/3", exactly.</summary>
    public Rational Number()
    {
        var text = Element.ValueKind switch
        {
            JsonValueKind.Number => Element.GetRawText(),
            JsonValueKind.String => Element.GetString()!,
            _ => throw Wrong($"expected a number or a text such as \"1/3\", found {Kind()}"),
        };
        if (text.Length > MostCharacters)
        {
            throw Wrong($"a number of {text.Length.ToString(CultureInfo.InvariantCulture)} characters; at most {MostCharacters} are read");
        }

        if (Rational.TryParse(text, out var value))
        {
            return value.IsZero || double.IsNormal(value.ToDouble()) ? value : throw Wrong($"{text} is beyond the range of double precision, 2.3e-308 to 1.7e308");
        }

        throw Wrong($"'{text}' is no number; expected a form such as 3, -0.25, 1.5e-3 or \"1/3\"");
    }

    private string Kind() => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text \"{Element.GetString()}\"",
        JsonValueKind.Number => Element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
