using System.Globalization;
using Lorentz.Lab.Tables;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>The marks of an axis and a power of ten common to their labels.</summary>
/// <param name="Marks">The marks in the order of their values.</param>
/// <param name="CommonExponent">The labels are to be multiplied by ten to this power.</param>
internal sealed record Ticks(IReadOnlyList<Tick> Marks, int CommonExponent = 0)
{
    private const int MostDecades = 40;
    private static readonly int[] Factors = [1, 2, 5];
    private static readonly int[] Strides = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500];

    /// <summary>Marks for an axis between two ends, with about as many labels as asked.</summary>
    public static Ticks For(Axis axis, double low, double high, int labels)
    {
        if (axis.Categories.Length > 0)
        {
            return new([.. axis.Categories.Select((name, i) => new Tick(i, name, "", true))]);
        }

        if (axis.Ticks.Length > 0)
        {
            return new([.. axis.Ticks
                .Where(value => value >= low && value <= high)
                .Select(value => new Tick(value, value.ToString("G6", CultureInfo.InvariantCulture), "", true))]);
        }

        return axis.Scale == AxisScale.Linear ? Linear(low, high, labels) : Logarithmic(low, high, labels);
    }

    /// <summary>Marks at multiples of 1, 2 or 5 times a power of ten.</summary>
    private static Ticks Linear(double low, double high, int labels)
    {
        var raw = (high - low) / labels;
        var exponent = Decades.Exponent(raw);
        var factor = Factors.FirstOrDefault(candidate => candidate * Decades.Power(exponent) >= raw, 10);
        if (factor == 10)
        {
            (factor, exponent) = (1, exponent + 1);
        }

        var largest = Decades.Exponent(Math.Max(Math.Abs(low), Math.Abs(high)));
        var common = largest is >= 5 or < -3 ? largest : 0;
        var marks = new List<Tick>();
        var step = factor * Decades.Power(exponent);
        var first = Math.Ceiling((low / step) - 1e-9);
        for (var i = 0; first + i <= (high / step) + 1e-9 && i < 100; i++)
        {
            var multiple = first + i;
            var shown = multiple * factor * Decades.Power(exponent - common);
            var text = shown.ToString($"F{Math.Max(0, common - exponent)}", CultureInfo.InvariantCulture);
            marks.Add(new Tick(multiple * step, multiple == 0 ? "0" : text.Replace('-', '−'), "", true));
        }

        return new(marks, common);
    }

    /// <summary>Marks at decades; in short ranges also at 2 and 5, then at every digit, then as on a linear axis.</summary>
    private static Ticks Logarithmic(double low, double high, int labels)
    {
        var first = (int)Math.Floor(Decades.Log10(low) - 1e-9);
        var last = (int)Math.Ceiling(Decades.Log10(high) + 1e-9);
        var decades = Enumerable.Range(first, last - first + 1).Where(k => IsInside(Decades.Power(k), low, high)).ToArray();
        if (decades.Length < 2)
        {
            int[][] choices = [[1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]];
            foreach (var digits in choices)
            {
                if (WithDigits(first, last, digits, low, high) is { Count: >= 3 } marks)
                {
                    return new(marks);
                }
            }

            return Linear(low, high, labels);
        }

        var stride = Strides.First(candidate => decades.Length <= candidate * labels);
        var labelled = decades.Where(k => k % stride == 0).ToArray();
        var isPlain = labelled.All(k => k is >= -3 and <= 4);
        var all = (decades.Length > MostDecades ? labelled : decades).Select(k => Decade(k, k % stride == 0, isPlain));
        if (stride == 1)
        {
            all = all.Concat(
                from k in Enumerable.Range(first, last - first + 1)
                from digit in Enumerable.Range(2, 8)
                let value = digit * Decades.Power(k)
                where IsInside(value, low, high)
                select new Tick(value, "", "", false));
        }

        return new([.. all.OrderBy(mark => mark.Value)]);
    }

    private static Tick Decade(int exponent, bool isLabelled, bool isPlain) => (isLabelled, isPlain) switch
    {
        (false, _) => new(Decades.Power(exponent), "", "", false),
        (_, true) => new(Decades.Power(exponent), NumberText.Real(Decades.Power(exponent), 1), "", true),
        _ => new(Decades.Power(exponent), "10", Exponent(exponent), true),
    };

    /// <summary>An exponent with a true minus sign.</summary>
    public static string Exponent(int value) => value.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    private static List<Tick> WithDigits(int first, int last, int[] digits, double low, double high) =>
    [
        .. from k in Enumerable.Range(first, last - first + 1)
           from digit in digits
           let value = digit * Decades.Power(k)
           where IsInside(value, low, high)
           select new Tick(value, NumberText.Real(value, 1), "", true),
    ];

    private static bool IsInside(double value, double low, double high) =>
        value >= low * (1 - 1e-12) && value <= high * (1 + 1e-12);
}
