using Lorentz.Lab.Figures;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>How trainings look in figures.</summary>
internal static class TrainingFigure
{
    /// <summary>The losses of a training, over that of the best constant.</summary>
    public static CurveSeries Curve(TrainingCase item, TrainingOutcome outcome)
    {
        var constant = ReferenceLosses.Of(item).Constant;
        return new(item.Name, CurveStyle.Line, [.. outcome.Steps.Zip(outcome.Losses, (step, loss) => new FigurePoint(step, loss / constant))]);
    }
}
