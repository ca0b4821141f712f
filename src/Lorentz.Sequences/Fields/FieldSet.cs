namespace Lorentz.Sequences.Fields;

/// <summary>What a field is drawn for; each has random numbers of its own.</summary>
public enum FieldSet
{
    /// <summary>To learn from.</summary>
    Training,

    /// <summary>To be judged by: never seen in training.</summary>
    HeldOut,

    /// <summary>Guesses that a fit begins with.</summary>
    Guess,
}
