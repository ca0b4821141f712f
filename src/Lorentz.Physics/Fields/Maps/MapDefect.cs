using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>One thing that is wrong with a field map.</summary>
/// <param name="Line">Line number in the text, from 1; 0 when no single line is at fault.</param>
/// <param name="Kind">What kind of defect it is.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record MapDefect(long Line, MapDefectKind Kind, string Text, string Remedy)
{
    /// <summary>The defect on one line, remedy included.</summary>
    public override string ToString() => Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Text}; {Remedy}")
        : $"{Text}; {Remedy}";
}
