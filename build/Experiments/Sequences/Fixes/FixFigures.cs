using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Sequences.Models;

namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>Figures of the ablation.</summary>
internal static class FixFigures
{
    /// <summary>Losses against steps.</summary>
    public const string Losses = "losses.svg";

    /// <summary>Bars of decibels.</summary>
    public static string Bars(Backbone backbone) => backbone == Backbone.StateSpace ? "ablation-v1.svg" : "ablation-v2.svg";

    /// <summary>Writes them.</summary>
    public static void Write(TargetRun run, ImmutableArray<FixResult> results)
    {
        foreach (var backbone in Enum.GetValues<Backbone>())
        {
            var own = results.Where(result => result.Case.Backbone == backbone).ToArray();
            AtomicFile.WriteText(run.Result(Bars(backbone)), SvgFigure.Render(new Figure(
                $"What is reconstructed with one fix, with all, and with all but one ({(backbone == Backbone.StateSpace ? "V1" : "V2")})",
                "PSNR of one sample on held-out simple fields, mean over seeds. Whole: all pixels in one sequence of 1075 tokens, row by row; chunks: in sequences as long as in training.",
                new Axis("") { Categories = [.. own.Select(result => Words(result))], },
                new Axis("PSNR", "dB"),
                [
                    new BarSeries("whole", [.. own.Select((result, i) => new FigurePoint(i, result.Decibels(FixTable.Whole).Mean))]),
                    new BarSeries("chunks", [.. own.Select((result, i) => new FigurePoint(i, result.Decibels(FixTable.Chunks).Mean))]),
                    new ReferenceLine("always 0.5: 9.03 dB", 9.03),
                ])
            {
                Width = 1500,
            }));
        }

        FixKind[] shown = [FixKind.Published, FixKind.All];
        AtomicFile.WriteText(run.Result(Losses), SvgFigure.Render(new Figure(
            "How the trainings went",
            "Loss over that of the best constant in the same units, first seed.",
            new Axis("steps"), new Axis("loss / loss of the best constant"),
            [.. results.Where(result => shown.Contains(result.Case.Kind)).Select(result => TrainingFigure.Curve(result.Case.Training, result.Outcomes[0]))])));
    }

    private static string Words(FixResult result)
    {
        var name = result.Case.Training.Name;
        return name[(name.IndexOf(',', StringComparison.Ordinal) + 2)..];
    }
}
