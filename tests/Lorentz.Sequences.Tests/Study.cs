using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Tests;

/// <summary>Fields and readings as in the study.</summary>
internal static class Study
{
    public static SquareGrid Grid { get; } = new(32);

    public static FieldKey Key(FieldComplexity complexity, uint number, FieldSet set = FieldSet.HeldOut) => new(42, set, complexity, number);

    public static (SinusoidalField Field, Readings Seen) Readings(FieldComplexity complexity, uint number)
    {
        var key = Key(complexity, number);
        var field = FieldGenerator.Draw(key);
        return (field, Lorentz.Sequences.Observations.Readings.Of(field, Grid, ObservationMask.Draw(Grid, ObservationMask.StudyShare, key).Observed));
    }

    public static double RootMeanSquare(double[] prediction, SinusoidalField field) =>
        Math.Sqrt(prediction.Zip(Grid.Values(field), (a, b) => (a - b) * (a - b)).Average());
}
