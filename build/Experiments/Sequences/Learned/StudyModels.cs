using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>The models, tasks and recipes that the experiments share.</summary>
internal static class StudyModels
{
    /// <summary>The plan's fix of the step: the resolution of a field.</summary>
    public const double FixedStep = 1.0 / 1024;

    /// <summary>Standard deviation of wave vectors of position features that is low enough for neighbours to look alike.</summary>
    public const double LowFrequencies = 4;

    /// <summary>Values to mean 0 and deviation 1, those of a sine between 0 and 1.</summary>
    public static ValueScale Normalised { get; } = ValueScale.None with { Mean = 0.5, Deviation = 0.3535533905932738 };

    /// <summary>The task as published: 500 simple fields, masks drawn once.</summary>
    public static FieldTask Published { get; } = new() { Seed = SequenceCode.Seed };

    /// <summary>The task repaired: fields and masks of their own for every sample, mean and not samples.</summary>
    public static FieldTask Repaired { get; } = Published with { Fields = 0, HasFreshMasks = true, Objective = FieldObjective.Regression };

    /// <summary>A model repaired: what is asked of it is told at the end, queries do not see each other, and near places look alike.</summary>
    public static FieldModel Repair(FieldModel model) => model with
    {
        Name = $"{model.Name} repaired",
        HasQueryResidual = true,
        HasIsolatedQueries = true,
        HoldsInput = model.Backbone == Backbone.StateSpace,
        IsBidirectional = model.Backbone == Backbone.StateSpace,
        Step = model.Backbone == Backbone.StateSpace ? new StateSpaceStep.Fixed(1.0 / 102) : model.Step,
        FrequencyScale = LowFrequencies,
        Scale = Normalised,
        Head = OutputHead.EndPoint,
        Dropout = 0,
    };

    /// <summary>A model with half the width and half the layers.</summary>
    public static FieldModel Small(FieldModel model) => model with { Name = $"{model.Name} small", Width = 64, Layers = 2, Heads = 4 };

    /// <summary>Range of the values of some families: two of them leave 0 to 1.</summary>
    public static ValueScale WideScale { get; } = Normalised with { Least = -0.5, Most = 1.5 };

    /// <summary>All families in the order of the plan.</summary>
    public static System.Collections.Immutable.ImmutableArray<FieldComplexity> AllFamilies { get; } = [.. Enum.GetValues<FieldComplexity>()];
}
