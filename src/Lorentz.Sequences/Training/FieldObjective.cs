namespace Lorentz.Sequences.Training;

/// <summary>What a model of fields is trained for.</summary>
public enum FieldObjective
{
    /// <summary>
    /// Flow matching (Lipman et al. 2023, arXiv:2210.02747) along straight lines z = t x1 + (1 - t) x0 from noise x0 to values
    /// x1: the model learns to draw fields that fit the readings.
    /// </summary>
    Flow,

    /// <summary>Values from readings, without noise: the model learns the mean of the fields that fit.</summary>
    Regression,
}
