namespace Lorentz.Series.Losses;

/// <summary>How the errors of the recurrence enter a loss; the weights of the two differ by the factor N + 1 - m.</summary>
public enum RecurrenceConvention
{
    /// <summary>Their mean square, as in the loss that networks are trained with.</summary>
    Averaged,

    /// <summary>The sum of their squares, as in the journal's closed-form script.</summary>
    Summed,
}
