using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Tests.Architecture;

/// <summary>What holds for every target of the real catalogue.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Targets => [.. Catalogue.All.Select(target => target.Name)];

    [Fact]
    public void The_graph_is_sound() => Assert.Equal(Catalogue.All.Length, new TargetGraph(Catalogue.All).Targets.Length);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_value_of_every_profile_is_valid(string name)
    {
        foreach (var parameter in Of(name).Parameters)
        {
            foreach (var value in parameter.Values)
            {
                _ = ParameterText.Normalise(parameter, value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_code_it_depends_on_is_there(string name) => _ = new SourceCode(RepositoryFolder.Find()).Hashes(Of(name).Code);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_measured_is_pinned(string name) => Assert.Empty(Of(name).Pinned.Where(file => file.StartsWith("timings", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_experiment_names_its_code_and_outputs(string name)
    {
        var target = Of(name);
        Assert.True(target.IsGroup || target.AlwaysRun || (target.Code.Length > 0 && target.Artifacts.Length + target.Results.Length > 0));
        Assert.NotEqual("", target.Summary);
    }

    private static Target Of(string name) => Catalogue.All.Single(target => target.Name == name);
}
