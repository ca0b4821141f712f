using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>One change to a model or to what it learns.</summary>
/// <param name="Name">In words.</param>
/// <param name="Model">What becomes of the model.</param>
/// <param name="Task">What becomes of the task.</param>
internal sealed record Fix(string Name, Func<FieldModel, FieldModel> Model, Func<FieldTask, FieldTask> Task)
{
    /// <summary>Gain that the plan predicts in dB, least and most; null where it does not mention the fix.</summary>
    public (double Least, double Most)? Predicted { get; init; }

    /// <summary>Whether it is one of all together, and left out once; the others are tried alone.</summary>
    public bool IsOfAll { get; init; } = true;

    /// <summary>The only kind of model that it can be done to; null for both.</summary>
    public Backbone? Only { get; init; }

    /// <summary>All of them.</summary>
    public static ImmutableArray<Fix> All { get; } =
    [
        OfModel("fixed dt = 1/1024", model => model with { Step = new StateSpaceStep.Fixed(StudyModels.FixedStep) }) with
        {
            Predicted = (25, 30), IsOfAll = false, Only = Backbone.StateSpace,
        },
        OfModel("learned dt", model => model with { Step = new StateSpaceStep.Learned(0.01) }) with { Predicted = (25, 30), Only = Backbone.StateSpace },
        OfModel("sigmoid on the velocity", model => model with { Head = OutputHead.SigmoidVelocity }) with { Predicted = (2, 3), IsOfAll = false },
        OfModel("sigmoid on an x1 head", model => model with { Head = OutputHead.SigmoidEndPoint }) with { Predicted = (2, 3) },
        OfModel("learned frequencies", model => model with { LearnsFrequencies = true }) with { Predicted = (1, 2) },
        OfModel("normalised values", model => model with { Scale = StudyModels.Normalised }) with { Predicted = (1, 2) },
        OfModel("query residual", model => model with { HasQueryResidual = true }),
        OfModel("norm before cross-attention", model => model with { NormalisesAttention = true }),
        OfModel("low frequencies", model => model with { FrequencyScale = StudyModels.LowFrequencies }),
        OfModel("zero-order hold", model => model with { HoldsInput = true }) with { Only = Backbone.StateSpace },
        OfModel("both directions", model => model with { IsBidirectional = true }) with { Only = Backbone.StateSpace },
        OfModel("no dropout", model => model with { Dropout = 0 }) with { Only = Backbone.Transformer },
        OfModel("queries invisible to each other", model => model with { HasIsolatedQueries = true }),
        OfTask("fresh masks", task => task with { HasFreshMasks = true }),
        OfTask("queries row by row", task => task with { HasRasterQueries = true }) with { IsOfAll = false },
        OfTask("200 queries in training", task => task with { Queries = 200 }) with { IsOfAll = false },
        OfTask("regression", task => task with { Objective = FieldObjective.Regression }) with { IsOfAll = false },
    ];

    /// <summary>Those that can be done to a kind of model.</summary>
    public static IEnumerable<Fix> For(Backbone backbone) => All.Where(fix => fix.Only is null || fix.Only == backbone);

    /// <summary>A case with this done to it.</summary>
    public TrainingCase Apply(TrainingCase item) => item with { Model = Model(item.Model), Task = Task(item.Task) };

    private static Fix OfModel(string name, Func<FieldModel, FieldModel> model) => new(name, model, task => task);

    private static Fix OfTask(string name, Func<FieldTask, FieldTask> task) => new(name, model => model, task);
}
