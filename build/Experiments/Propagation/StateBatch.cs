using Lorentz.Lab.States;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Consecutive lines of a table, carried together: what one thread works on at a time.</summary>
/// <param name="lines">States and bad rows as they came.</param>
internal sealed class StateBatch(ReadOnlyMemory<StateLine> lines)
{
    /// <summary>Lines in a batch. Batches are cut by this number alone, so results do not depend on threads.</summary>
    public const int Lines = 4096;

    private TrackColumns ends = TrackColumns.Allocate(0);
    private ExtrapolationStatus[] statuses = [];

    /// <summary>Carries every state to its plane.</summary>
    public void Carry(Extrapolator extrapolator)
    {
        StateRow[] rows = [.. lines.ToArray().OfType<StateRow>()];
        var starts = new TrackColumns(
            [.. rows.Select(row => row.X)],
            [.. rows.Select(row => row.Y)],
            [.. rows.Select(row => row.Tx)],
            [.. rows.Select(row => row.Ty)],
            [.. rows.Select(row => row.ChargeOverMomentum)]);
        ends = TrackColumns.Allocate(rows.Length);
        statuses = new ExtrapolationStatus[rows.Length];
        extrapolator.ExtrapolateBatch(starts, [.. rows.Select(row => row.StartZ)], [.. rows.Select(row => row.EndZ)], ends, statuses);
    }

    /// <summary>Writes every line's outcome in the order of the input, and counts it.</summary>
    public void Write(EndTableWriter writer, StatusTally tally)
    {
        var i = 0;
        foreach (var line in lines.Span)
        {
            switch (line)
            {
                case StateRow row:
                    tally.Add(StatusWords.Of(statuses[i]), row.LineNumber);
                    Write(writer, row, i++);
                    break;
                case BadRow row:
                    tally.Add(StatusWords.BadRow, row.LineNumber);
                    writer.Write(row);
                    break;
                default:
                    throw new InvalidOperationException($"line {line.LineNumber} is neither a state nor a bad row");
            }
        }
    }

    private void Write(EndTableWriter writer, StateRow row, int i)
    {
        var word = StatusWords.Of(statuses[i]);
        if (StatusWords.HasEnd(statuses[i]))
        {
            writer.Write(row, ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i], word);
        }
        else
        {
            writer.WriteWithoutEnd(row, word);
        }
    }
}
