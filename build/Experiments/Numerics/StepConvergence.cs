using System.Collections.Immutable;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>How the error of methods shrinks with their step.</summary>
/// <param name="Entries">One a method and step; a method's entries from the longest step down, each half the last.</param>
internal sealed record StepConvergence(ImmutableArray<StepConvergence.Entry> Entries)
{
    private static readonly double LogarithmOfTwo = Logarithm.Of(2.0);

    /// <summary>Error of a method at the longest step of which <paramref name="step"/> is half, over its error there.</summary>
    public double Ratio(string method, double step) => Find(method, 2 * step).Difference.PositionRms / Find(method, step).Difference.PositionRms;

    /// <summary>The order that a method shows from step 2 <paramref name="step"/> to <paramref name="step"/>.</summary>
    public double ObservedOrder(string method, double step) => Logarithm.Of(Ratio(method, step)) / LogarithmOfTwo;

    /// <summary>Every entry, with the order seen between it and the one above.</summary>
    public Table ToTable()
    {
        var table = new Table(
            "Error over 12 m against step length",
            Column.Text("method", "fixed steps; Gragg-Bulirsch-Stoer is a second family, its coefficients computed from their definition"),
            Column.Integer("order", "", "order of the method in theory"),
            Column.Integer("step", "mm", "longest step"),
            Column.Real("rms position", "mm", "root of the mean squared distance from the finest integration of another family", 4),
            Column.Real("largest position", "mm", "largest distance of all tracks", 4),
            Column.Real("ratio", "", "rms position at twice the step over that at this step", 4),
            Column.Real("observed order", "", "base-2 logarithm of the ratio: the order in theory once steps are short, nothing once rounding is all that is left", 3));
        return Entries.Aggregate(table, (rows, entry) => rows.With(
            entry.Method,
            entry.Order,
            (long)entry.Step,
            entry.Difference.PositionRms,
            entry.Difference.PositionMaximum,
            IsLongest(entry) ? Cell.Missing : Ratio(entry.Method, entry.Step),
            IsLongest(entry) ? Cell.Missing : ObservedOrder(entry.Method, entry.Step)));
    }

    /// <summary>Error against step, a curve a method.</summary>
    public Figure ToFigure(double criterion, string caption) => new(
        "Shorter steps: error falls with the order of the method until only rounding is left",
        caption,
        new Axis("step", "mm", AxisScale.Log10) { Ticks = [.. Entries.Select(entry => entry.Step).Distinct().Order()] },
        new Axis("rms position error after 12 m", "mm", AxisScale.Log10),
        [
            .. Entries.GroupBy(entry => entry.Method).Select(group => new CurveSeries(
                group.Key,
                CurveStyle.LineAndMarkers,
                [.. group.Select(entry => new FigurePoint(entry.Step, entry.Difference.PositionRms))])),
            new ReferenceLine("criterion", criterion),
        ]);

    private bool IsLongest(Entry entry) => entry == Entries.First(other => other.Method == entry.Method);

    private Entry Find(string method, double step) => Entries.Single(entry => entry.Method == method && entry.Step == step);

    /// <summary>One method at one step.</summary>
    /// <param name="Method">Its name.</param>
    /// <param name="Order">Its order in theory.</param>
    /// <param name="Step">Longest step in mm.</param>
    /// <param name="Difference">Its ends against those of a finer integration.</param>
    internal sealed record Entry(string Method, int Order, double Step, EndDifferences Difference);
}
