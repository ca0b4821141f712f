using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>Figures of the target.</summary>
internal static class SolvingFigures
{
    /// <summary>Bars of decibels.</summary>
    public const string Bars = "psnr.svg";

    /// <summary>Share of fields solved against proposals.</summary>
    public const string Shares = "solved.svg";

    private static readonly ImmutableArray<(string Method, int? Proposals)> Barred =
    [
        (GaussianProcess.SquaredExponential.Name, null), (new SeveralWaves(3).Name, null), (SolvingMethod.Unrefined, null), (SolvingMethod.Guessed, SolvingMethod.Proposals[^1]),
        (SolvingMethod.Learned, SolvingMethod.Proposals[^1]), (SolvingMethod.AnyFormula, null), (SolvingMethod.OwnFormula, null),
    ];

    /// <summary>Writes them.</summary>
    public static void Write(TargetRun run, ImmutableArray<SolvedFamily> exact)
    {
        var families = Enum.GetValues<FieldComplexity>();
        AtomicFile.WriteText(run.Result(Bars), SvgFigure.Render(new Figure(
            "Fields from 51 of 1024 pixels: proposals of a network, refined, beside classical methods",
            FormattableString.Invariant($"Peak signal-to-noise ratio over all pixels, mean over held-out fields; from 250 dB on a matter of rounding. Random and learned: up to {SolvingMethod.Proposals[^1]} proposals. Own formula alone is told the family."),
            new Axis("") { Categories = [.. families.Select(FamilyName.Of)] },
            new Axis("PSNR", "dB") { Minimum = 0, Maximum = 300 },
            [
                .. Barred.Select(bar => new BarSeries(
                    bar.Method, [.. families.Select((family, i) => new FigurePoint(i, exact.Single(result => (result.Family, result.Method, result.Proposals) == (family, bar.Method, bar.Proposals)).Decibels.Mean))])),
            ])
        {
            Width = 960,
        }));
        AtomicFile.WriteText(run.Result(Shares), SvgFigure.Render(new FigureGrid(
            "Fields solved against proposals refined",
            "Share of the held-out fields reconstructed with more than 60 dB. Learned: proposals of a network, likeliest first, mean over the networks. Random: drawn from the generator.",
            3,
            [
                .. families.Select(family => new Figure(
                    FamilyName.Of(family), "", new Axis("proposals", "", AxisScale.Log10) { Ticks = [.. SolvingMethod.Proposals.Select(count => (double)count)] },
                    new Axis("solved", "%") { Minimum = 0, Maximum = 100 },
                    [
                        .. new[] { SolvingMethod.Guessed, SolvingMethod.Learned }.Select(method => new CurveSeries(method, CurveStyle.LineAndMarkers,
                        [
                            .. exact.Where(result => result.Family == family && result.Method == method)
                                .Select(result => new FigurePoint(result.Proposals!.Value, result.ShareAbove(SolvingMethod.Solved))),
                        ])),
                    ])
                {
                    PlotHeight = 180,
                }),
            ])
        {
            Width = 960,
        }));
    }
}
