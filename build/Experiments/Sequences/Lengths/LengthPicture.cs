using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>The first held-out field as a model reconstructs it.</summary>
/// <param name="Sample">One sample in sequences of the training's length.</param>
/// <param name="Mean">The mean of the samples.</param>
/// <param name="Whole">One sample in a single sequence of all pixels, row by row.</param>
internal sealed record LengthPicture(double[] Sample, double[] Mean, double[] Whole)
{
    private const int Samples = 8;

    /// <summary>Which field.</summary>
    public static FieldKey Field(TrainingCase item) => new(item.Task.Seed, FieldSet.HeldOut, item.Task.Families[0], 0);

    /// <summary>The pictures of a trained model.</summary>
    public static LengthPicture Of(TrainingCase item, float[] weights, ulong seed, int steps)
    {
        var samples = Draw(ExamSetting.Chunks(item.Task, Samples));
        var mean = new double[item.Task.Grid.Count];
        foreach (var sample in samples)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += sample[i] / samples.Length;
            }
        }

        return new(samples[0], mean, Draw(ExamSetting.Whole(item.Task))[0]);

        double[][] Draw(ExamSetting setting)
        {
            var reader = new FieldReader(item.Model, weights, seed, item.Task.Layout with { Queries = setting.Queries });
            return [.. FieldExam.Samples(reader, item.Task, Field(item), setting, steps)];
        }
    }
}
