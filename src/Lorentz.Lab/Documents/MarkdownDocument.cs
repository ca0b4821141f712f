using System.Collections.Immutable;
using Lorentz.Lab.Tables;

namespace Lorentz.Lab.Documents;

/// <summary>A Markdown text built from blocks, such as <c>verdict.md</c> and <c>summary.md</c>; each step gives a new document.</summary>
public sealed class MarkdownDocument
{
    private readonly ImmutableArray<string> blocks;

    private MarkdownDocument(ImmutableArray<string> blocks) => this.blocks = blocks;

    /// <summary>A document without blocks.</summary>
    public static MarkdownDocument Empty { get; } = new([]);

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="text">Its words.</param>
    public MarkdownDocument Heading(int level, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        return Add($"{new string('#', level)} {text.ReplaceLineEndings(" ")}");
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">Markdown.</param>
    public MarkdownDocument Paragraph(string text) => Add(text.Trim());

    /// <summary>Adds a list.</summary>
    /// <param name="items">Markdown, one line each.</param>
    public MarkdownDocument List(IEnumerable<string> items) => Add(string.Join('\n', items.Select(item => $"- {item.ReplaceLineEndings(" ")}")));

    /// <summary>Adds a picture beside the document.</summary>
    /// <param name="description">What it shows.</param>
    /// <param name="file">Its name.</param>
    public MarkdownDocument Picture(string description, string file) => Add($"![{description.ReplaceLineEndings(" ")}]({file})");

    /// <summary>Adds a table with its legend, under its title.</summary>
    /// <param name="table">The table.</param>
    public MarkdownDocument Table(Table table) => Add(MarkdownTable.Render(table).TrimEnd());

    /// <summary>Adds the criteria as a table: criterion, held or failed, number.</summary>
    /// <param name="criteria">The criteria in the plan's order.</param>
    public MarkdownDocument Criteria(IEnumerable<Criterion> criteria) => Add(MarkdownTable.RenderGrid(new Table(
        "",
        [Column.Text("criterion", ""), Column.Text("verdict", ""), Column.Text("number", "")],
        [
            .. criteria.Select(criterion => (ImmutableArray<Cell>)
            [
                criterion.Statement,
                criterion.IsHeld switch { true => "**held**", false => "**failed**", null => "not decided" },
                criterion.Number,
            ]),
        ])).TrimEnd());

    /// <summary>The whole text, blocks parted by empty lines.</summary>
    public string Render() => string.Join("\n\n", blocks) + "\n";

    private MarkdownDocument Add(string block) => new(blocks.Add(block));
}
