using Lorentz.Learning.Tapes;
using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Training;

/// <summary>How a sequence lies in one row of numbers: places of readings, their values, places of queries, where the flow stands there, the time.</summary>
/// <param name="Readings">Number of readings.</param>
/// <param name="Queries">Number of queries.</param>
public readonly record struct SequenceLayout(int Readings, int Queries)
{
    /// <summary>Numbers in a row.</summary>
    public int Length => (3 * Readings) + (3 * Queries) + 1;

    /// <summary>First number of the values of readings.</summary>
    public int ReadingValues => 2 * Readings;

    /// <summary>First number of the places of queries.</summary>
    public int QueryPlaces => 3 * Readings;

    /// <summary>First number of the values at queries.</summary>
    public int QueryValues => QueryPlaces + (2 * Queries);

    /// <summary>The time.</summary>
    public int Time => Length - 1;

    /// <summary>The parts as nodes.</summary>
    /// <param name="tape">A tape.</param>
    /// <param name="row">Input [samples x 1 x <see cref="Length"/>].</param>
    public FieldRows Cut<T>(TapeBuilder<T> tape, TapeNode row)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(
            tape.Reshape(tape.SliceColumns(row, 0, 2 * Readings), Readings, 2),
            tape.Reshape(tape.SliceColumns(row, ReadingValues, Readings), Readings, 1),
            tape.Reshape(tape.SliceColumns(row, QueryPlaces, 2 * Queries), Queries, 2),
            tape.Reshape(tape.SliceColumns(row, QueryValues, Queries), Queries, 1),
            tape.SliceColumns(row, Time, 1));
}
