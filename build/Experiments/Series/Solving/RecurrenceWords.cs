using System.Collections.Immutable;
using System.Text;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;
using Lorentz.Series.Recurrences;

namespace Lorentz.Build.Experiments.Series.Solving;

/// <summary>The recurrence of an equation in words.</summary>
internal static class RecurrenceWords
{
    private const int RowsShown = 6;

    /// <summary>How far back it reaches, and its first rows.</summary>
    public static ImmutableArray<string> Of(LinearEquation equation)
    {
        var (order, lag) = (equation.Order, Recurrence.LargestLag(equation));
        var seeds = order switch { 1 => "s_0 is", 2 => "s_0 and s_1 are", _ => FormattableString.Invariant($"s_0 to s_{order - 1} are") };
        return
        [
            FormattableString.Invariant($"{equation.Name}: order {order}; {seeds} found from the conditions, every later s_l follows from at most {lag} {(lag == 1 ? "coefficient" : "coefficients")} before it:"),
            .. Enumerable.Range(order, RowsShown).Select(index => $"  {Row(Recurrence.Row(equation, index))}"),
            "  ...",
        ];
    }

    // Nearest coefficient first: s_6 = 3/10 s_4 - 1/30 s_3 + 2/45.
    private static string Row(RecurrenceRow row)
    {
        var text = new StringBuilder();
        foreach (var term in row.Terms.Reverse())
        {
            Append(text, term.Weight, FormattableString.Invariant($"s_{term.Index}"));
        }

        Append(text, row.Constant, "");
        return FormattableString.Invariant($"s_{row.Index} = {(text.Length == 0 ? "0" : text)}");
    }

    private static void Append(StringBuilder text, Rational weight, string factor)
    {
        if (weight.IsZero)
        {
            return;
        }

        text.Append(text.Length == 0 ? (weight.Sign < 0 ? "-" : "") : weight.Sign < 0 ? " - " : " + ");
        var size = Rational.Abs(weight);
        text.Append(factor.Length == 0 ? $"{size}" : size == Rational.One ? factor : $"{size} {factor}");
    }
}
