using Lorentz.Lab.Documents;
using Lorentz.Lab.Tables;

namespace Lorentz.Lab.Tests.Documents;

public sealed class MarkdownDocumentTests
{
    [Fact]
    public void Blocks_are_parted_by_empty_lines() => Assert.Equal(
        """
        # Verdict

        Two criteria.

        | criterion              | verdict     | number  |
        |:-----------------------|:------------|:--------|
        | error below 0.5 mm     | **held**    | 0.08 mm |
        | as fast as RK4 \| both | **failed**  | 1.4     |
        | twice as fast          | not decided | –       |

        - one
        - two

        ![Error against width](error.svg)

        ### Widths

        | width |
        |------:|
        |   256 |

        - **width**: Neurons.

        """,
        MarkdownDocument.Empty
            .Heading(1, "Verdict")
            .Paragraph("Two criteria.\n")
            .Criteria([new("error below 0.5 mm", true, "0.08 mm"), new("as fast as RK4 | both", false, "1.4"), new("twice as fast", null, "–")])
            .List(["one", "two"])
            .Picture("Error against width", "error.svg")
            .Table(new Table("Widths", Column.Integer("width", "", "Neurons.")).With(256))
            .Render());

    [Fact]
    public void A_document_does_not_change_when_another_is_made_from_it()
    {
        var start = MarkdownDocument.Empty.Heading(2, "a");
        start.Paragraph("b");
        Assert.Equal("## a\n", start.Render());
        Assert.Throws<ArgumentOutOfRangeException>(() => start.Heading(7, "c"));
    }
}
