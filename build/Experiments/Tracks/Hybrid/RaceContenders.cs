using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Pure;
using Lorentz.Build.Graph;
using Lorentz.Lab.Models;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>
/// The register of contenders: each provider names the targets it reads and makes its entries. A new kind of extrapolator
/// joins the race with one line in <see cref="Everyone"/>.
/// </summary>
internal static class RaceContenders
{
    /// <summary>A source of contenders.</summary>
    /// <param name="Inputs">Targets whose files it reads.</param>
    /// <param name="Make">Makes the contenders.</param>
    public sealed record Provider(ImmutableArray<string> Inputs, Func<TargetRun, IEnumerable<RaceEntry>> Make);

    // Short methods on the tables a deployed extrapolator would have; longer ones are hundreds of times too slow for the race.
    private static ImmutableArray<string> OnWedge { get; } =
    [
        "rk4:250", "rk4:500", "rk4:750", "rk4:1000", "nystrom:250", "nystrom:350", "nystrom:400", "nystrom:500", "nystrom:600", "nystrom:750",
        "nystrom:850", "nystrom:1000", "nystrom:1500", "nystrom:1step", "nystrom:2steps", "nystrom:3steps", "nystrom:4steps", "nystrom:8steps",
        "cash-karp:1", "cash-karp:1e-1", "cash-karp:1e-2", "cash-karp:1e-3", "dormand-prince:1e-1", "dormand-prince:1e-2", "dormand-prince-8:1000",
    ];

    private static ImmutableArray<string> OnSources { get; } = ["nystrom:250", "nystrom:500", "nystrom:600", "nystrom:750", "nystrom:1000", "nystrom:4steps"];

    /// <summary>Every classical extrapolator of the project, on every field it may use.</summary>
    public static Provider Classical { get; } = new([], run => ClassicalSuite.All(run.Threads).Where(IsQuick).Select(entry =>
        new RaceEntry(entry.Name, entry.Field.Length == 0 ? "straight line" : $"classical, {entry.Field}", false, entry.Extrapolator)));

    /// <summary>Classical extrapolators given the care the learned ones got: the same tables, single precision, fixed planes.</summary>
    public static Provider Tuned { get; } = new([HybridWeightsTarget.Name, DatasetTarget.Name], Careful);

    /// <summary>Learned marches, and what they lose without their parts.</summary>
    public static Provider Marches { get; } = new([HybridWeightsTarget.Name], run => MarchSpecification.All.Select(march => new RaceEntry(
        march.Name,
        march.Name.Count(letter => letter == '-') == 1 ? "march" : "march, reduced",
        true,
        new MarchExtrapolator(march.Name, HybridWeightsTarget.March(run, march.Name)))));

    /// <summary>Coarse extrapolators with a correcting network.</summary>
    public static Provider Defects { get; } = new([HybridWeightsTarget.Name], run =>
    {
        var field = FastField.Wedge(run.Threads);
        return DefectSpecification.All.Select(defect => new RaceEntry(
            defect.Name, "coarse and network", true,
            new DefectExtrapolator(
                defect.Name,
                defect.CoarseIn(field, name => HybridWeightsTarget.March(run, name)),
                new LearnedExtrapolator(defect.Name, TrackNetworkFile.Read(run.ArtifactOf(HybridWeightsTarget.Name, defect.File))))));
    });

    /// <summary>The networks of the width scan.</summary>
    public static Provider Networks { get; } = new([WidthScanWeightsTarget.Name], run => WidthScanWeightsTarget.Models.Select(model => new RaceEntry(
        model, "network of one layer", true,
        new LearnedExtrapolator(model, TrackNetworkFile.Read(run.ArtifactOf(WidthScanWeightsTarget.Name, WidthScanWeightsTarget.FileOf(model)))))));

    /// <summary>The networks of two layers.</summary>
    public static Provider TwoLayers { get; } = new([TwoLayerScanTarget.Name], run => TwoLayerScanTarget.Models.Select(model => new RaceEntry(
        model, "network of two layers", true, Packed.Extrapolator(model, TwoLayerScanTarget.Read(run, model)))));

    /// <summary>Charts, and networks with other inputs and other training: no field evaluations at all.</summary>
    public static Provider Pure { get; } = new([PureNetworksWeightsTarget.Name], run => PureRecipes.All.Select(recipe => new RaceEntry(
        $"pure: {recipe.Name}", recipe is ChartRecipe ? "chart" : "network, pure study", true,
        PureModel.Read(recipe, run.ArtifactOf(PureNetworksWeightsTarget.Name, recipe.File)).Extrapolator)));

    /// <summary>All of them: a new kind of extrapolator is added here.</summary>
    public static ImmutableArray<Provider> Everyone { get; } = [Classical, Tuned, Marches, Defects, Networks, TwoLayers, Pure];

    /// <summary>The targets that providers read, each once.</summary>
    public static ImmutableArray<string> InputsOf(ImmutableArray<Provider> providers) =>
        [.. providers.SelectMany(provider => provider.Inputs).Prepend(DatasetTarget.Name).Distinct()];

    // Hundreds of steps a track are no rival to four.
    private static bool IsQuick(ClassicalSuite.Entry entry) => entry.Extrapolator.FieldEvaluations(new(770), new(6770)) <= 120;

    private static IEnumerable<RaceEntry> Careful(TargetRun run)
    {
        var wedge = FastField.Wedge(run.Threads);
        foreach (var name in OnWedge)
        {
            var extrapolator = ExtrapolatorName.Parse(name, wedge)!;
            yield return new($"{extrapolator.Name} (wedge)", "classical, wedge", false, extrapolator);
            if (extrapolator is FixedStepExtrapolator<WedgeField> steps)
            {
                yield return new($"{extrapolator.Name} (wedge, float)", "classical, wedge, float", false, new FloatBatch<WedgeField>(steps));
            }
        }

        foreach (var name in OnSources)
        {
            var extrapolator = (FixedStepExtrapolator<PointSourceField>)ExtrapolatorName.Parse(name, PointSourceField.LhcbDipole)!;
            yield return new($"{extrapolator.Name} (sources, float)", "classical, sources, float", false, new FloatBatch<PointSourceField>(extrapolator));
        }

        // The learned march's own kernel, planes and tables with the weights of the textbook.
        foreach (var planes in new[] { 20, 25, 30, 40 })
        {
            var model = HybridWeightsTarget.March(run, string.Create(CultureInfo.InvariantCulture, $"march-{planes}"));
            foreach (var nodes in new[] { 4, 5, 6 })
            {
                yield return Textbook($"Stoermer, {nodes} nodes, {planes} planes", model.Table, model.Domain, nodes);
            }
        }

        var domain = HybridWeightsTarget.March(run, "march-20").Domain;
        foreach (var planes in new[] { 20, 25, 33, 49 })
        {
            var grid = new PlaneGrid(PlaneSpacing.Uniform(planes), PointSourceField.LhcbDipole.Region, 24, 18);
            var table = PlaneTableFit.Of(PointSourceField.LhcbDipole, grid, PlaneAverage.Point, run.Threads);
            yield return Textbook($"Stoermer, 5 nodes, {planes} equal planes", table, domain, 5);
            yield return Textbook($"Stoermer, 6 nodes, {planes} equal planes", table, domain, 6);
        }
    }

    private static RaceEntry Textbook(string name, PlaneTable table, TrainingDomain domain, int nodes) =>
        new(name, "classical, planes", false, new MarchExtrapolator(name, TextbookMarch.Of(table, domain, nodes)));
}
