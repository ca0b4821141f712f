using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;

namespace Lorentz.Lab.Timing;

/// <summary>Timings as a table: what <c>timings.csv</c> holds.</summary>
public static class TimingTable
{
    /// <summary>One row for each result, the machine in the last column.</summary>
    /// <param name="title">What was timed.</param>
    /// <param name="results">The results, the reference first.</param>
    /// <param name="machine">Where.</param>
    public static Table Of(string title, IEnumerable<TimingResult> results, MachineDescription machine) => new(
        title,
        [
            Column.Text("name", "What was timed."),
            Column.Real("median", "ns", "Median time of one operation.", 4),
            Column.Real("q25", "ns", "Lower quartile of the samples.", 4),
            Column.Real("q75", "ns", "Upper quartile of the samples.", 4),
            Column.Real("minimum", "ns", "Fastest sample.", 4),
            Column.Real("ratio", "", "Time relative to the first row: median of the ratios within each round.", 4),
            Column.Integer("rounds", "", "Samples, taken in turns with the other rows."),
            Column.Real("allocated", "B", "Managed memory allocated per operation.", 3),
            Column.Text("machine", "Where it was timed."),
        ],
        [
            .. results.Select(result => (System.Collections.Immutable.ImmutableArray<Cell>)
            [
                result.Name, result.Median, result.LowerQuartile, result.UpperQuartile, result.Minimum,
                result.Ratio, result.Rounds, result.AllocatedBytes, machine.ToString(),
            ]),
        ]);
}
