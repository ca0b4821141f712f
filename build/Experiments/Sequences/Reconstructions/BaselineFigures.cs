using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>Figures of the classical reconstructions.</summary>
internal static class BaselineFigures
{
    /// <summary>Bars of decibels.</summary>
    public const string Bars = "psnr.svg";

    /// <summary>Fields, observations and reconstructions as pictures.</summary>
    public const string Pictures = "reconstructions.svg";

    private const double MostDecibels = 60;
    private const int PanelHeight = 123;

    // Eight colours can be told apart; the table has the others.
    private static readonly ImmutableArray<string> Barred =
    [
        new ConstantValue(0.5).Name, new NearestNeighbour().Name, new ThinPlateSpline().Name, GaussianProcess.SquaredExponential.Name,
        new SpectralProcess().Name, new FourierPursuit().Name, new SeveralWaves(3).Name, "own formula",
    ];

    /// <summary>Writes the bars.</summary>
    public static void WriteBars(TargetRun run, ImmutableArray<BaselineResult> results)
    {
        var families = Enum.GetValues<FieldComplexity>();
        AtomicFile.WriteText(run.Result(Bars), SvgFigure.Render(new Figure(
            "How well classical methods reconstruct a field from few of its pixels",
            FormattableString.Invariant($"Peak signal-to-noise ratio over all pixels, mean over {results[0].Fields.Length} held-out fields of each family. Own formula is told the family, the others nothing but the observations. Bars of more than {MostDecibels} dB are cut off."),
            new Axis("") { Categories = [.. families.Select(FamilyName.Of)] },
            new Axis("PSNR", "dB") { Minimum = 0, Maximum = MostDecibels },
            [
                .. Barred.Select(name => new BarSeries(
                    name, [.. families.Select((family, i) => new FigurePoint(i, Math.Min(MostDecibels, results.Single(result => result.Family == family && result.Name == name).Decibels)))])),
                new ReferenceLine("the plan's hope: 35 dB", BaselineVerdict.HopedFor),
            ])
        {
            Width = 960,
        }));
    }

    /// <summary>Writes the pictures: for each family the field whose error by the squared-exponential process is the median one.</summary>
    public static void WritePictures(TargetRun run, ImmutableArray<BaselineResult> results, Func<FieldComplexity, uint, FieldCase> field)
    {
        var panels = Enum.GetValues<FieldComplexity>().SelectMany(family => Row(field(family, Typical(results, family))));
        AtomicFile.WriteText(run.Result(Pictures), SvgFigure.Render(new FigureGrid(
            "Fields, what is seen of them, and what classical methods make of it",
            "One held-out field of each family: the one in the middle by the error of the GP. Dark blue is 0, yellow 1 (-0.5 and 1.5 for interference and modulated); last column: size of the GP's error, dark blue 0, yellow 0.5 or more. Numbers: PSNR in dB over all pixels.",
            8,
            [.. panels])
        {
            Width = 1128,
        }));
    }

    private static uint Typical(ImmutableArray<BaselineResult> results, FieldComplexity family)
    {
        var fields = results.Single(result => result.Family == family && result.Name == GaussianProcess.SquaredExponential.Name).Fields;
        return (uint)Enumerable.Range(0, fields.Length).OrderBy(i => fields[i].Score.All.RootMeanSquare).ThenBy(i => i).ElementAt((fields.Length - 1) / 2);
    }

    private static IEnumerable<Figure> Row(FieldCase item)
    {
        var isWide = item.Key.Complexity is FieldComplexity.Interference or FieldComplexity.Modulated;
        var (low, high) = isWide ? (-0.5, 1.5) : (0.0, 1.0);
        var truth = item.Truth.ToArray();
        yield return Picture(FamilyName.Of(item.Key.Complexity), truth, low, high);
        var given = new double[truth.Length];
        Array.Fill(given, double.NaN);
        foreach (var pixel in item.Mask.Observed)
        {
            given[pixel] = truth[pixel];
        }

        yield return Picture("observed", given, low, high);
        foreach (var (name, baseline) in new (string, Baseline)[]
        {
            ("linear", new LinearInterpolation()), ("spline", new ThinPlateSpline()), ("GP", GaussianProcess.SquaredExponential),
            ("Fourier", new FourierPursuit()), ("waves", new SeveralWaves(3)),
        })
        {
            var values = baseline.Predict(item.Seen, item.Grid.Places, item.Key.Chance);
            var score = Lorentz.Sequences.Metrics.FieldScore.Of(truth, values, item.Grid, item.Mask);
            yield return Picture(FormattableString.Invariant($"{name} {score.All.PeakSignalToNoise:F1}"), values, low, high);
        }

        var process = GaussianProcess.SquaredExponential.Predict(item.Seen, item.Grid.Places, item.Key.Chance);
        yield return Picture("error of GP", [.. process.Zip(truth, (a, b) => Math.Abs(a - b))], 0, 0.5);

        Figure Picture(string title, double[] values, double least, double most) =>
            HeatMap.Picture(title, new(item.Grid.Side, [.. values], least, most), PanelHeight);
    }
}
