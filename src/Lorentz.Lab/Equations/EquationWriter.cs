using System.Text.Json;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Lab.Equations;

/// <summary>Writes equations as the JSON that <see cref="EquationFile"/> reads.</summary>
internal static class EquationWriter
{
    /// <summary>The text of an equation, a field a line.</summary>
    public static string Text(LinearEquation equation)
    {
        var fields = new[]
        {
            $"\"name\": {Quoted(equation.Name)}",
            $"\"coefficients\": {List(equation.Coefficients.Select(polynomial => List(polynomial.Select(Number))))}",
            $"\"forcing\": {List(equation.Forcing.Terms.Select(Term))}",
            $"\"conditions\": {List(equation.Conditions.Select(Condition))}",
            $"\"interval\": {List([Number(equation.Interval.From), Number(equation.Interval.To)])}",
        };
        return "{\n  " + string.Join(",\n  ", fields) + "\n}\n";
    }

    private static string Term(ForcingTerm term) => term switch
    {
        PolynomialForcing polynomial => $"{{\"polynomial\": {List(polynomial.Coefficients.Select(Number))}}}",
        SineForcing sine => $"{{\"sin\": {Number(sine.Frequency)}, \"amplitude\": {Number(sine.Amplitude)}}}",
        CosineForcing cosine => $"{{\"cos\": {Number(cosine.Frequency)}, \"amplitude\": {Number(cosine.Amplitude)}}}",
        ExponentialForcing exponential => $"{{\"exp\": {Number(exponential.Rate)}, \"amplitude\": {Number(exponential.Amplitude)}}}",
        _ => throw new ArgumentException($"a term {term} cannot be written", nameof(term)),
    };

    private static string Condition(Condition condition) =>
        FormattableString.Invariant($"{{\"at\": {Number(condition.At)}, \"derivative\": {condition.Derivative}, \"value\": {Number(condition.Value)}}}");

    // Whole numbers stay JSON numbers; fractions are texts, which no reader rounds on the way.
    private static string Number(Rational value) => value.Denominator.IsOne ? value.ToString() : $"\"{value}\"";

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
