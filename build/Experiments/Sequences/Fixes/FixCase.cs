using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>A row of the ablation.</summary>
/// <param name="Backbone">Which model.</param>
/// <param name="Kind">Whether the fix is alone, left out of all, or neither.</param>
/// <param name="Fix">The fix; null for as published and for all together.</param>
/// <param name="Training">What is trained.</param>
internal sealed record FixCase(Backbone Backbone, FixKind Kind, Fix? Fix, TrainingCase Training)
{
    /// <summary>The rows of a kind of model.</summary>
    /// <param name="published">The model as published, of the size that is trained here.</param>
    /// <param name="task">The task as published.</param>
    /// <param name="recipe">How it is trained.</param>
    public static IEnumerable<FixCase> Of(FieldModel published, FieldTask task, FieldRecipe recipe)
    {
        var backbone = published.Backbone;
        Fix[] fixes = [.. Fix.For(backbone)];
        Fix[] together = [.. fixes.Where(fix => fix.IsOfAll)];
        var start = new TrainingCase(published.Name, published, task, recipe);
        yield return new(backbone, FixKind.Published, null, Named("as published", []));
        foreach (var fix in fixes)
        {
            yield return new(backbone, FixKind.Alone, fix, Named(fix.Name, [fix]));
        }

        yield return new(backbone, FixKind.All, null, Named("all together", together));
        foreach (var fix in together)
        {
            yield return new(backbone, FixKind.LeftOut, fix, Named($"all but {fix.Name}", together.Where(other => other != fix)));
        }

        var regression = fixes.Single(fix => fix.Name == "regression");
        yield return new(backbone, FixKind.All, regression, Named("all together, regression", [.. together, regression]));

        TrainingCase Named(string name, IEnumerable<Fix> done) => done.Aggregate(start, (item, fix) => fix.Apply(item)) with { Name = $"{published.Name}, {name}" };
    }
}
