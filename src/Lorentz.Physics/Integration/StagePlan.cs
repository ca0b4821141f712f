namespace Lorentz.Physics.Integration;

/// <summary>A Nystrom tableau laid out for the stepper: flat rows and error weights, made once a method.</summary>
internal sealed class StagePlan
{
    private readonly double[] slopeRows;
    private readonly double[] positionRows;

    internal StagePlan(NystromTableau method)
    {
        Method = method;
        StageCount = method.Nodes.Length;
        Nodes = [.. method.Nodes];
        Samples = [.. method.FieldSamples];
        slopeRows = Flatten(method.SlopeStages, StageCount);
        positionRows = Flatten(method.PositionStages, StageCount);
        SlopeWeights = [.. method.SlopeWeights];
        PositionWeights = [.. method.PositionWeights];
        HasErrorEstimate = method.HasErrorEstimate;
        SlopeErrors = Difference(SlopeWeights, [.. method.EmbeddedSlopeWeights]);
        PositionErrors = Difference(PositionWeights, [.. method.EmbeddedPositionWeights]);
        FourStages = Recognise();
    }

    internal NystromTableau Method { get; }

    /// <summary>Whether the coefficients are those of a written-out step; decided by the numbers, not by the name.</summary>
    internal FourStageKind FourStages { get; }

    internal int StageCount { get; }

    internal double[] Nodes { get; }

    internal int[] Samples { get; }

    internal double[] SlopeWeights { get; }

    internal double[] PositionWeights { get; }

    internal double[] SlopeErrors { get; }

    internal double[] PositionErrors { get; }

    internal bool HasErrorEstimate { get; }

    internal ReadOnlySpan<double> SlopeRow(int stage) => slopeRows.AsSpan(stage * StageCount, stage);

    internal ReadOnlySpan<double> PositionRow(int stage) => positionRows.AsSpan(stage * StageCount, stage);

    private FourStageKind Recognise()
    {
        if (HasErrorEstimate
            || !Nodes.SequenceEqual([0, 0.5, 0.5, 1])
            || !slopeRows.SequenceEqual([0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 1, 0])
            || !SlopeWeights.SequenceEqual([1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6]))
        {
            return FourStageKind.Other;
        }

        double[] runge = [0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0.5, 0, 0];
        double[] nystrom = [0, 0, 0, 0, 0.125, 0, 0, 0, 0.125, 0, 0, 0, 0, 0, 0.5, 0];
        return !PositionWeights.SequenceEqual([1.0 / 6, 1.0 / 6, 1.0 / 6, 0]) ? FourStageKind.Other
            : positionRows.SequenceEqual(runge) && Samples.SequenceEqual([0, 1, 2, 3]) ? FourStageKind.RungeKutta
            : positionRows.SequenceEqual(nystrom) && Samples.SequenceEqual([0, 1, 1, 3]) ? FourStageKind.Nystrom
            : FourStageKind.Other;
    }

    private static double[] Flatten(IReadOnlyList<System.Collections.Immutable.ImmutableArray<double>> rows, int count)
    {
        var flat = new double[count * count];
        for (var row = 0; row < count; row++)
        {
            rows[row].CopyTo(flat.AsSpan(row * count));
        }

        return flat;
    }

    private static double[] Difference(double[] weights, double[] embedded) =>
        embedded.Length == 0 ? [] : [.. weights.Select((weight, stage) => weight - embedded[stage])];
}
