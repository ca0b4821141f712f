using System.Collections.Immutable;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Flows;

/// <summary>A trained model that answers queries in sequences of one length. Room of its own: for one thread at a time.</summary>
/// <remarks>
/// Places are asked for in their order, as many in a sequence as it has queries; where they do not fill the last one, its
/// rest asks for the first places once more and those answers are dropped.
/// </remarks>
public sealed class FieldReader
{
    // Sequences together have about so many tokens: enough for the products to be fast, few enough for the memory.
    private const int TokensAtOnce = 2048;
    private readonly FieldModel model;
    private readonly float[] weights;
    private readonly SequenceLayout layout;
    private readonly TapeProgram<float> program;
    private readonly TapeMemory<float> memory;
    private readonly TapeNode row;
    private readonly FieldAnswer answer;
    private readonly int atOnce;

    /// <summary>A reader.</summary>
    /// <param name="model">The model; switches without parameters, such as a fixed step, may differ from those of its training.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="seed">Seed of its training.</param>
    /// <param name="layout">Readings and queries of a sequence.</param>
    public FieldReader(FieldModel model, float[] weights, ulong seed, SequenceLayout layout)
    {
        (this.model, this.weights, this.layout) = (model, weights, layout);
        var tape = new TapeBuilder<float>();
        var bound = new BoundFieldModel<float>(model, new ModelTape<float>(tape, isTraining: false), seed);
        row = tape.Input(layout.Length);
        answer = bound.Apply(layout.Cut(tape, row));
        program = tape.Build([answer.Said, .. answer.States, .. answer.Decays]);
        atOnce = Math.Max(1, TokensAtOnce / (layout.Readings + layout.Queries));
        memory = new(program, atOnce, isForwardOnly: true);
    }

    /// <summary>The model.</summary>
    public FieldModel Model => model;

    /// <summary>What a token leaves of each component of the state, for every state-space block, after a run.</summary>
    public ImmutableArray<double[]> Decays => [.. answer.Decays.Select(node => memory.Output(node, 1).ToArray().Select(value => (double)value).ToArray())];

    /// <summary>Mean size |h| of a component of the state at the last token of the first sequence of the last run, for every block.</summary>
    public ImmutableArray<double> StateSizes =>
    [
        .. answer.States.Select(node =>
        {
            var sum = 0.0;
            foreach (var value in memory.Output(node, 1).Slice((node.Shape.Rows - 1) * node.Columns, node.Columns))
            {
                sum += Math.Abs((double)value);
            }

            return sum / node.Columns;
        }),
    ];

    /// <summary>What the model says, scaled, at places.</summary>
    /// <param name="sight">What it is told.</param>
    /// <param name="places">Where it is asked.</param>
    /// <param name="z">Where the flow stands there, scaled; zeros for direct regression.</param>
    /// <param name="time">The time; 0 for direct regression.</param>
    /// <param name="said">As many numbers.</param>
    public void Ask(Sight sight, ImmutableArray<(double X, double Y)> places, ReadOnlySpan<double> z, double time, Span<double> said)
    {
        var sequences = (places.Length + layout.Queries - 1) / layout.Queries;
        for (var start = 0; start < sequences; start += atOnce)
        {
            var count = Math.Min(atOnce, sequences - start);
            var rows = memory.Input(row, count);
            for (var s = 0; s < count; s++)
            {
                Fill(rows.Slice(s * layout.Length, layout.Length), sight, places, z, time, (start + s) * layout.Queries);
            }

            program.Forward(memory, weights, count);
            var answers = memory.Output(answer.Said, count);
            var first = start * layout.Queries;
            for (var i = 0; i < Math.Min(count * layout.Queries, places.Length - first); i++)
            {
                said[first + i] = answers[i];
            }
        }
    }

    private void Fill(Span<float> numbers, Sight sight, ImmutableArray<(double X, double Y)> places, ReadOnlySpan<double> z, double time, int first)
    {
        for (var i = 0; i < layout.Readings; i++)
        {
            (numbers[2 * i], numbers[(2 * i) + 1]) = ((float)sight.Places[i].X, (float)sight.Places[i].Y);
            numbers[layout.ReadingValues + i] = (float)model.Scale.Told(sight.Values[i]);
        }

        for (var i = 0; i < layout.Queries; i++)
        {
            var place = (first + i) % places.Length;
            var at = layout.QueryPlaces + (2 * i);
            (numbers[at], numbers[at + 1]) = ((float)places[place].X, (float)places[place].Y);
            numbers[layout.QueryValues + i] = (float)z[place];
        }

        numbers[layout.Time] = (float)time;
    }
}
