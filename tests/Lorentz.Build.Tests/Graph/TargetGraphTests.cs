using System.Collections.Immutable;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Tests.Graph;

public sealed class TargetGraphTests
{
    [Fact]
    public void Inputs_come_first_and_each_target_once()
    {
        var graph = new TargetGraph([Named("D", "B", "C"), Named("C", "A"), Named("B", "A"), Named("A")]);
        Assert.Equal(["A", "B", "C", "D"], graph.Ordered([graph.Find("D")]).Select(target => target.Name));
    }

    [Fact]
    public void A_group_stands_for_its_members()
    {
        var graph = new TargetGraph([Named("A"), Named("B"), Named("Group", "A", "B") with { Execute = null }, Named("Reader", "Group", "A")]);
        Assert.Equal(["A", "B"], graph.InputsOf(graph.Find("Reader")).Select(target => target.Name));
    }

    [Fact]
    public void A_circle_is_shown()
    {
        var error = Assert.Throws<UsageException>(() => new TargetGraph([Named("A", "B"), Named("B", "C"), Named("C", "A")]));
        Assert.Equal("targets need each other in a circle: A -> B -> C -> A", error.Message);
    }

    [Fact]
    public void An_unknown_input_gets_the_nearest_name()
    {
        var error = Assert.Throws<UsageException>(() => new TargetGraph([Named("Dataset"), Named("Scan", "Datset")]));
        Assert.Equal("`Scan` reads an unknown target `Datset`: did you mean `Dataset`?", error.Message);
    }

    [Fact]
    public void A_name_is_used_once() =>
        Assert.Equal("two targets are called `A`", Assert.Throws<UsageException>(() => new TargetGraph([Named("A"), Named("A")])).Message);

    [Fact]
    public void Only_a_result_can_be_pinned()
    {
        var error = Assert.Throws<UsageException>(() => new TargetGraph([Named("A") with { Results = ["table.csv"], Pinned = ["tabel.csv"] }]));
        Assert.Equal("`A` pins `tabel.csv`, which is not one of its results", error.Message);
    }

    private static Target Named(string name, params ImmutableArray<string> inputs) =>
        new() { Name = name, Study = "Study", Summary = "", Inputs = inputs, Execute = _ => { } };
}
